"""The words that the product does not use, and how they are found."""
from inside import words

WORDS = [
    words.Word('en', 'lot', 'at random', ('a lot',)),
    words.Word('en', 'give out', 'assign', ()),
    words.Word('es', 'perfil', 'rol', ('Perfil',)),
    words.Word('es', 'oferta', 'presupuesto', ('oferta presentada',)),
]


def found(language, text):
    return [(line, word.word) for line, word in words.refused(WORDS, language, text)]


def test_a_refused_word_is_found_where_it_is():
    assert found('en', "Drawn by lot.\nRules give\n  out leads") == [(1, 'lot'), (2, 'give out')]
    assert found('en', "Lot of leads") == [(1, 'lot')]
    assert found('es', "Su perfil no lo permite") == [(1, 'perfil')]


def test_only_whole_words_are_found():
    assert not found('en', "A ballot, lots, lot-size, pilot, lot_id")
    assert not found('es', "Se perfila una contraoferta, ofertar")


def test_a_right_use_is_not_found():
    assert not found('en', "A lot of leads")
    assert found('en', "A lot of leads by lot") == [(1, 'lot')]
    assert not found('es', "Oferta presentada en la página «Perfil»")


def test_a_word_of_one_language_may_be_one_of_the_other():
    assert not found('es', "lot")


def test_code_tags_and_placeholders_are_no_words():
    assert not found('en', "`lot` %(lot)s {lot} <lot name=\"lot\">\n\n    by lot\n")
    assert found('en', "<i class=\"lot\" title=\"By lot\"/>") == [(1, 'lot')]
    assert found('en', "Code\n\n    by lot\n\nBy lot") == [(5, 'lot')]


def test_the_table_says_of_each_word_once_what_is_said_instead():
    table = words.read()
    assert len({(word.language, word.word) for word in table}) == len(table)
    for word in table:
        assert word.language in ('en', 'es') and word.word and word.instead, word
        # what is proposed must not itself be refused
        assert not words.refused(table, word.language, word.instead), word


def test_what_makes_a_word_right_has_the_word():
    for word in words.read():
        for phrase in word.right:
            assert word.word in phrase.lower(), word
