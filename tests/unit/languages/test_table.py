"""Every language of the table has what it needs, and only places in commands that get filled."""

import re
from collections import Counter

import pytest

from judge.core.language import EntryKind, Language
from judge.languages import load_languages
from judge.package.codes import ENDINGS

LANGUAGES = load_languages()
COMPILE_PLACES = {"sources", "entry", "dir"}
RUN_PLACES = {"entry", "dir", "memory_mib"}


def places_of(words: tuple[str, ...]) -> set[str]:
    """Return the names in braces."""
    return {name for word in words for name in re.findall(r"\{([^{}]*)\}", word)}


@pytest.fixture(params=LANGUAGES.values(), ids=list(LANGUAGES))
def language(request: pytest.FixtureRequest) -> Language:
    """Give one language after the other."""
    assert isinstance(request.param, Language)
    return request.param


def test_the_languages_of_the_final_are_there() -> None:
    """By the codes of the package format, the table's keys being their ids."""
    assert {"c", "cpp", "java", "python3", "kotlin", "rust", "go", "javascript"} <= set(LANGUAGES)
    assert all(code == language.id for code, language in LANGUAGES.items())


def test_no_extension_belongs_to_two_languages() -> None:
    """So that an extension tells the language."""
    counted = Counter(e for language in LANGUAGES.values() for e in language.extensions)
    assert [extension for extension, count in counted.items() if count > 1] == []
    assert all(extension.startswith(".") for extension in counted)


def test_an_extension_means_what_the_package_format_says(language: Language) -> None:
    """A language that the format does not know may have any that the format gives to no other."""
    foreign = {e for code, endings in ENDINGS.items() if code != language.id for e in endings}
    assert not set(language.extensions) & foreign
    if language.id in ENDINGS:
        assert set(language.extensions) == set(ENDINGS[language.id])


def test_a_language_names_its_tools_and_the_packages_that_bring_them(language: Language) -> None:
    """Every tool is used by a command, and every command starts with a tool or what was built."""
    assert language.tools
    assert language.packages
    used = places_of(language.compile) | places_of(language.run)
    assert set(language.tools) <= used
    assert language.compile[0][1:-1] in language.tools
    assert language.run[0] == "{dir}/program" or language.run[0][1:-1] in language.tools


def test_commands_hold_known_places_only(language: Language) -> None:
    """`{sources}` stands as a word of its own."""
    assert places_of(language.compile) <= COMPILE_PLACES | set(language.tools)
    assert places_of(language.run) <= RUN_PLACES | set(language.tools)
    assert all(word == "{sources}" or "{sources}" not in word for word in language.compile)


def test_an_entry_is_used_where_one_is_found(language: Language) -> None:
    """And nowhere else."""
    used = "entry" in places_of(language.compile) | places_of(language.run)
    assert used is (language.entry is not EntryKind.PROGRAM)


def test_a_language_with_a_heap_limit_has_memory_beside_it(language: Language) -> None:
    """What the runtime itself needs must not count as the program's."""
    limits_heap = "memory_mib" in places_of(language.run)
    assert (language.extra_memory_bytes > 0) >= limits_heap


def test_a_language_has_a_self_test(language: Language) -> None:
    """A program, without an empty line before it."""
    assert language.self_test[0] not in "\n "
    assert language.self_test.endswith("\n")
