"""What the operating system complains of, in our words: `os.strerror` speaks English in the middle of a sentence."""

from __future__ import annotations

import errno

from imagebank.core.errors import N_, Text

WORDS: dict[int, str] = {
    errno.ENOENT: N_("filen eller mappen finns inte"),
    errno.ENOTDIR: N_("något i sökvägen är ingen mapp"),
    errno.EISDIR: N_("det är en mapp"),
    errno.EEXIST: N_("det finns redan något med det namnet"),
    errno.ENOTEMPTY: N_("mappen är inte tom"),
    errno.EACCES: N_("du saknar rätt till filen eller mappen"),
    errno.EPERM: N_("du saknar rätt till filen eller mappen"),
    errno.EROFS: N_("enheten är skrivskyddad"),
    errno.ENOSPC: N_("disken är full"),
    errno.EDQUOT: N_("ditt utrymme på disken är slut"),
    errno.EFBIG: N_("filen är för stor för enheten"),
    errno.ENAMETOOLONG: N_("namnet är för långt"),
    errno.EINVAL: N_("namnet eller platsen går inte att använda"),
    errno.EBUSY: N_("filen används av ett annat program"),
    errno.ETXTBSY: N_("filen används av ett annat program"),
    errno.EMFILE: N_("för många filer är öppna"),
    errno.EXDEV: N_("filen kan inte flyttas till en annan enhet"),
    errno.EIO: N_("enheten svarar inte som den ska"),
    errno.ENODEV: N_("enheten finns inte längre"),
    errno.ETIMEDOUT: N_("nätverket svarar inte"),
}
"""Number of the complaint → our words, to put in brackets."""


def why(error: OSError) -> Text:
    """The complaint in words to translate; a rare one by its name in the manuals, as EPIPE."""
    known = WORDS.get(error.errno or 0)
    return Text(known or errno.errorcode.get(error.errno or 0, type(error).__name__))
