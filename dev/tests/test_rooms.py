"""Which tests a change asks for."""
from bare import rooms, testing


def test_a_room_brings_those_that_lean_on_it():
    assert rooms.with_leaning('quote') == ['quote']
    assert rooms.with_leaning('foundation') == rooms.order()
    assert 'assignment' in rooms.with_leaning('segment') and 'account' not in rooms.with_leaning('segment')


def test_words_of_the_command_line_that_are_rooms_become_their_tests():
    assert testing.of_rooms(['quote', '-x']) == ['-x', 'tests/test_house.py', 'tests/quote']
    assert testing.of_rooms(['tests/quote', '-k', 'name']) == ['tests/quote', '-k', 'name']


def test_a_file_belongs_to_a_room_or_is_felt_by_all():
    assert [rooms.room_of(path) for path in (
        'models/assignment/assignment_offer.py', 'wizards/quote/quote_generate_views.xml',
        'tests/guard/test_guard_http.py',
        'static/src/questionnaire/answer/answer.js', 'security/segment_rules.xml')] == [
        'assignment', 'quote', 'guard', 'questionnaire', 'segment']
    assert [rooms.room_of(path) for path in ('hooks.py', 'tools/foundation/bulk.py', 'tests/common.py')] == [None] * 3
