"""The main job by keyboard alone, checked from outside: `job.py SHOOT OUT -- PROGRAM …` inside a session of its own.

Kim takes pictures in, describes, classifies and assesses one; Robin confirms that nobody can be recognised; Kim makes a pack of it and asks for approval;
Robin approves and lets it out into OUT. Every step waits for what a screen reader would hear, and goes on by keys.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from reading import name, role_of
from walker import started


def main():
    """Each part in a program of its own, as different colleagues do it; what was done is written down."""
    shoot, out, command = sys.argv[1], Path(sys.argv[2]), sys.argv[4:]
    done = []
    parts = (("Kim Sund", describe), ("Robin Ek", confirm), ("Kim Sund", make_pack), ("Robin Ek", let_out))
    for actor, part in parts:
        screen = started([*command, "--as", actor])
        try:
            screen.until(lambda screen=screen: screen.find("*", "Bilder"), "the window is open")
            screen.rest(1)
            part(screen, shoot, out)
            done.append(part.__name__)
            (out / "done.json").write_text(json.dumps(done), encoding="utf-8")
        finally:
            leave(screen)


def describe(screen, shoot, _out):
    """Take a folder in, then fill the fields of the first picture."""
    take_in(screen, shoot)
    screen.press("Return")
    fill(screen, "Titel på svenska", "Matsal med runda bord")
    fill(screen, "Alternativtext på svenska", "En matsal med runda bord och gula stolar.")
    fill(screen, "Lägg till ämnesord", "Avskild arbetsplats", "Return")
    choose(screen, "Synliga personer", "Inga personer")
    fill(screen, "Fotograf", "Kim Sund")
    tick(screen, "Licensen gäller för Egen webb")
    screen.press("ctrl+s")
    screen.until(lambda: screen.find("list item", "Matsal med runda bord"), "the picture has its title")


def take_in(screen, shoot):
    """Ctrl+N, the folder by its path; then the new pictures."""
    screen.press("ctrl+n")
    screen.until(lambda: screen.find("dialog", "Hämta in"), "the dialog of taking in")
    screen.tab_to("push button", "Välj mapp")
    screen.press("space")
    screen.rest(1)
    screen.write(str(shoot))
    screen.press("Return")
    screen.rest(0.8)
    push(screen, "Hämta in")
    screen.until(lambda: screen.find("push button", "Visa de nya"), "the report", 60)
    screen.rest(0.5)
    push(screen, "Visa de nya")
    screen.rest(1)


def confirm(screen, _shoot, _out):
    """The second person says the same."""
    screen.tab_to("list", "Bilder")
    screen.press("Home")
    screen.rest(1)
    screen.press("Return")
    screen.tab_to("push button", "Bekräfta bedömningen")
    screen.press("space")
    screen.until(lambda: not screen.find("push button", "Bekräfta bedömningen"), "the assessment is confirmed")


def make_pack(screen, _shoot, _out):
    """A pack of the picture, handed over for approval."""
    screen.tab_to("list", "Bilder")
    screen.press("Home")
    screen.rest(0.8)
    screen.press("ctrl+p")
    sheet(screen, "Nytt bildpaket", "the sheet of a new pack")
    fill(screen, "Paketets titel", "Lugna rum")
    push(screen, "Skapa utkastet")
    screen.until(lambda: screen.find("push button", "Lämna för godkännande"), "the workshop")
    screen.rest(1)
    push(screen, "Lämna för godkännande")
    sheet(screen, "Lämna för godkännande", "the sheet of handing over")
    push(screen, "Lämna")
    screen.until(lambda: not screen.find("dialog", "Lämna för godkännande"), "the pack is handed over")
    screen.rest(1)


def let_out(screen, _shoot, out):
    """Approve what waits, and let it out into a folder."""
    screen.press("alt+5")
    screen.rest(1)
    choose(screen, "Visa", "Väntar på att jag godkänner")
    screen.tab_to("list", "Bildpaket")
    screen.press("Home", "Return")
    screen.until(lambda: screen.find("push button", "Godkänn"), "the workshop")
    screen.rest(1)
    push(screen, "Godkänn")
    sheet(screen, "Godkänn", "the sheet of approving")
    push(screen, "Godkänn")
    screen.until(lambda: screen.find("push button", "Lämna ut…"), "the pack is approved")
    screen.rest(1)
    push(screen, "Lämna ut")
    sheet(screen, "Lämna ut", "the sheet of letting out")
    fill(screen, "Mapp där paketet läggs", str(out / "paket"))
    push(screen, "Lämna ut paketet")
    screen.until(lambda: screen.find("dialog", "Bildpaketet är klart"), "the pack is out", 90)


def push(screen, words):
    """A button by its name."""
    screen.tab_to("push button", words)
    screen.press("Return")


def sheet(screen, title, what):
    """A sheet is open, and has the keyboard."""
    screen.until(lambda: screen.find("dialog", title), what)
    screen.rest(0.5)


def fill(screen, words, text, *then):
    """A field by its name: its text is replaced."""
    screen.tab_to("text", words)
    screen.press("ctrl+a")
    screen.write(text)
    screen.press(*then)


def choose(screen, words, line):
    """A combo box by its name: down to the line that begins so."""
    screen.tab_to("combo box", words)
    screen.press("Home")
    for _step in range(30):
        if name(screen.focus).startswith(line):
            return
        screen.press("Down")
    raise TimeoutError(f"{words} has no {line}; it stands at {role_of(screen.focus)} {name(screen.focus)!r}")


def tick(screen, words):
    """A box by its name."""
    screen.tab_to("check box", words)
    screen.press("space")


def leave(screen):
    """Close the window with the system's key, as its cross does."""
    screen.press("alt+F4", "alt+F4")
    screen.rest(0.5)
    if screen.process.poll() is None:
        screen.process.terminate()
    screen.process.wait(20)


if __name__ == "__main__":
    main()
