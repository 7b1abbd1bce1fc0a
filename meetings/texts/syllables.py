"""Does this word have the shape of a Vietnamese syllable? Tells real text from a wrong reading."""

import re
import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"
SHARP_TONES = {"\u0301", "\u0323"}  # all that a syllable closed by c, p or t can have
ONSET = re.compile(r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?")
RHYMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êng êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi
    om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh uên uêt ui um un ung uơ up ut uy uya uych uyên uyêt uynh
    uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yên yêt yêu yêm ynh yt ych
"""
KNOWN = frozenset(RHYMES.split())


def is_syllable(word):
    """True for «nghị», «quyết»; false for «nghÞ», «quyÕt», «café»."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = {sign for sign in apart if sign in TONES}
    bare = unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in TONES))
    if bare.endswith(("c", "ch", "p", "t")) and not tones <= SHARP_TONES:
        return False
    return any(bare[end:] in KNOWN for end in {0, 1, ONSET.match(bare).end()})
