"""Corrections applied to entities: each kind, and what holds for all of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.analysis.correcting import correct
from briefing.model import (
    Alias,
    Article,
    Entity,
    EntityKind,
    Hide,
    Mention,
    Merge,
    Named,
    Rename,
    SetKind,
    Split,
)
from briefing.model.anchor import make_anchor
from briefing.model.heads import Head
from briefing.model.holdings import Holdings

PERSON, PLACE, OTHER = EntityKind.PERSON, EntityKind.PLACE, EntityKind.OTHER
MADE = "2026-03-03T14:05:12.345Z"
SAID = "you said so on 3 Mar 2026"


def build(*texts: str) -> list[Article]:
    return [
        Article(f"{n:016x}", f"/news/{n}.txt", f"{n}.txt", "text", "", text, ())
        for n, text in enumerate(texts)
    ]


def entity(articles, name, *spellings, kind=PERSON, identity="", rule="surname") -> Entity:
    """An entity with every mention of its spellings, as the linker hands it out."""
    spellings = spellings or (name,)
    mentions, aliases = [], []
    for spelling in spellings:
        found = [
            Mention(a.id, at, at + len(spelling), kind)
            for a in articles
            for at in range(len(a.text))
            if a.text.startswith(f"<{spelling}>", at - 1)
        ]
        told = ("name", "") if spelling == name else (rule, f"{rule} of {name}")
        aliases.append(Alias(spelling, told[0], len(found), told[1]))
        mentions += found
    order = [a.id for a in articles]
    mentions.sort(key=lambda m: (order.index(m.article), m.start))
    aliases.sort(key=lambda a: (-a.count, a.text))
    return Entity(identity or name, name, kind, tuple(aliases), tuple(mentions))


TEXTS = (
    "<Maren Holt> spoke. <Holt> left. <Ilya Brandt> stayed. <Lindau> slept.",
    "<M. Holt> wrote to <Lindau>. <Lindau> did not answer. <Holt> waited for <Brandt>.",
)
ARTICLES = build(*TEXTS)
HOLT = entity(ARTICLES, "Maren Holt", "Maren Holt", "Holt")
SHORT = entity(ARTICLES, "M. Holt")
BRANDT = entity(ARTICLES, "Ilya Brandt", "Ilya Brandt", "Brandt")
LINDAU = entity(ARTICLES, "Lindau", kind=PLACE)
ENTITIES = (HOLT, BRANDT, LINDAU, SHORT)


def named(one: Entity) -> Named:
    return Named(one.name, one.kind)


def apply(*corrections, entities=ENTITIES, articles=ARTICLES):
    return correct(entities, corrections, articles)


def by_name(entities, name):
    (found,) = (one for one in entities if one.name == name)
    return found


def test_without_corrections_everything_is_as_it_was():
    assert apply() == ENTITIES


def test_a_merge_keeps_the_second_name_and_says_why():
    found = apply(Merge(named(SHORT), named(HOLT), MADE))
    holt = by_name(found, "Maren Holt")
    assert holt.id == HOLT.id
    assert len(found) == 3
    assert holt.mentions == tuple(
        sorted(HOLT.mentions + SHORT.mentions, key=lambda m: (m.article, m.start))
    )
    assert Alias("M. Holt", "corrected", 1, SAID) in holt.aliases
    assert Alias("Holt", "surname", 2, "surname of Maren Holt") in holt.aliases
    assert sum(alias.count for alias in holt.aliases) == len(holt.mentions)


def test_a_merge_gives_a_kind_to_what_had_none():
    ship = entity(ARTICLES, "Lindau", kind=OTHER)
    found = apply(Merge(named(HOLT), named(ship), MADE), entities=(HOLT, ship))
    assert [one.kind for one in found] == [PERSON]


def test_a_spelling_is_set_apart():
    found = apply(Split(named(HOLT), "Holt", Named("Holt", PERSON), None, MADE))
    rest, apart = by_name(found, "Maren Holt"), by_name(found, "Holt")
    assert rest.id == HOLT.id
    assert apart.id not in {one.id for one in ENTITIES}
    assert len(rest.mentions) == 1
    assert len(apart.mentions) == 2
    assert apart.aliases == (Alias("Holt", "name", 2, SAID),)
    assert found.index(apart) == found.index(rest) + 1 or not rest.shared


def test_a_single_mention_is_set_apart():
    second = HOLT.mentions[-1]
    place = replace(make_anchor(ARTICLES[1], second.start, second.end), key="")
    split = Split(named(HOLT), "Holt", Named("Holt (2)", PERSON), place, MADE)
    found = apply(split)
    assert by_name(found, "Holt (2)").mentions == (second,)
    assert second not in by_name(found, "Maren Holt").mentions
    # The article was edited: known by the words around the mention alone.
    edited = build(TEXTS[0], "Updated. " + TEXTS[1])
    edited[1] = replace(edited[1], id="f" * 16)
    again = entity(edited, "Maren Holt", "Maren Holt", "Holt")
    found = apply(split, entities=(again,), articles=edited)
    (mention,) = by_name(found, "Holt (2)").mentions
    assert (mention.article, mention.start) == ("f" * 16, second.start + len("Updated. "))


def test_a_mention_of_which_nothing_is_left_is_not_guessed():
    place = make_anchor(ARTICLES[1], HOLT.mentions[-1].start, HOLT.mentions[-1].end)
    place = replace(place, article="e" * 16, before="quite another", after="surrounding of it")
    split = Split(named(HOLT), "Holt", Named("Holt (2)", PERSON), place, MADE)
    assert apply(split) == ENTITIES


def test_mentions_set_apart_under_one_name_go_together():
    splits = [
        Split(named(one), spelling, Named("Otto", PERSON), None, MADE.replace("345", millis))
        for one, spelling, millis in ((HOLT, "Holt", "346"), (BRANDT, "Brandt", "347"))
    ]
    otto = by_name(apply(*splits), "Otto")
    assert len(otto.mentions) == 3
    assert {alias.rule for alias in otto.aliases} == {"corrected"}


def test_setting_the_name_itself_apart_leaves_the_commonest_spelling():
    found = apply(Split(named(HOLT), "Maren Holt", Named("Maren Holt", PERSON), None, MADE))
    assert by_name(found, "Holt").id == HOLT.id
    assert len(by_name(found, "Maren Holt").mentions) == 1


def test_the_only_spelling_cannot_be_set_apart():
    assert apply(Split(named(LINDAU), "Lindau", Named("Lindau", PLACE), None, MADE)) == ENTITIES


def test_a_new_name_is_explained_and_the_id_stays():
    found = apply(Rename(named(HOLT), "Maren K. Holt", MADE))
    holt = by_name(found, "Maren K. Holt")
    assert (holt.id, holt.mentions) == (HOLT.id, HOLT.mentions)
    assert Alias("Maren K. Holt", "corrected", 0, SAID) in holt.aliases
    assert Alias("Maren Holt", "corrected", 1, SAID) in holt.aliases


def test_kind_and_hiding():
    found = apply(SetKind(named(LINDAU), EntityKind.PRODUCT, MADE), Hide(named(BRANDT), MADE))
    assert by_name(found, "Lindau").kind is EntityKind.PRODUCT
    assert by_name(found, "Lindau").mentions == LINDAU.mentions
    assert "Ilya Brandt" not in {one.name for one in found}


def test_later_corrections_build_on_earlier_ones():
    found = apply(
        SetKind(Named("Dr Holt", EntityKind.WORK), PLACE, "2026-03-03T14:05:12.348Z"),
        Rename(named(HOLT), "Dr Holt", "2026-03-03T14:05:12.346Z"),
        Merge(named(SHORT), named(HOLT), MADE),
        SetKind(Named("Dr Holt", PERSON), EntityKind.WORK, "2026-03-03T14:05:12.347Z"),
    )
    holt = by_name(found, "Dr Holt")
    assert holt.kind is PLACE
    assert len(holt.mentions) == 4


def test_a_name_that_is_not_there_changes_nothing_and_works_when_it_comes_back():
    merge = Merge(Named("Anna Reed", PERSON), named(HOLT), MADE)
    assert apply(merge) == ENTITIES
    more = build(*TEXTS, "<Anna Reed> took over.")
    reed = entity(more, "Anna Reed")
    assert len(apply(merge, entities=(*ENTITIES, reed), articles=more)) == len(ENTITIES)


def test_a_correction_follows_an_entity_whose_name_became_longer():
    longer = entity(ARTICLES, "Maren Holt", "Maren Holt", "M. Holt", rule="initial")
    found = apply(SetKind(named(SHORT), PLACE, MADE), entities=(longer,))
    assert [one.kind for one in found] == [PLACE]


def test_a_surname_alone_is_not_taken_for_whoever_bears_it():
    merge = Merge(Named("Brandt", PERSON), named(HOLT), MADE)
    assert apply(merge) == ENTITIES
    hide = Hide(Named("Holt", PERSON), MADE)
    assert apply(hide) == ENTITIES


def test_a_person_is_never_taken_for_a_place_of_that_name():
    person = entity(ARTICLES, "Lindau", identity="other", kind=PERSON)
    hide = Hide(Named("Lindau", PERSON), MADE)
    assert apply(hide) == ENTITIES
    assert apply(hide, entities=(LINDAU, person)) == (LINDAU,)


def test_what_was_merged_away_is_not_hidden_with_its_new_bearer():
    merge = Merge(named(SHORT), named(HOLT), MADE)
    hide = Hide(named(SHORT), MADE.replace("345", "346"))
    assert apply(merge, hide) == apply(merge)


# What holds for all

WORDS = ("Aalto", "Aalto Bo", "Bo", "Caro", "Dee", "AALTO")


@st.composite
def stacks(draw):
    """Articles made of bare names, and entities over all of them."""
    bodies = draw(st.lists(st.lists(st.sampled_from(WORDS), max_size=8), min_size=1, max_size=4))
    articles = build(*[" and ".join(f"<{word}>" for word in body) for body in bodies])
    owners = {word: draw(st.integers(0, 3)) for word in WORDS}
    entities = []
    for owner in range(4):
        words = [
            w for w in WORDS if owners[w] == owner and any(f"<{w}>" in a.text for a in articles)
        ]
        if words:
            kind = draw(st.sampled_from([PERSON, PLACE, OTHER]))
            entities.append(entity(articles, words[0], *words, kind=kind, identity=f"id{owner}"))
    return articles, tuple(sorted(entities, key=lambda one: not one.shared))


@st.composite
def said(draw, articles, count=6):
    names = st.builds(Named, st.sampled_from([*WORDS, "New"]), st.sampled_from([PERSON, OTHER]))
    found = []
    for n in range(draw(st.integers(0, count))):
        made = f"2026-03-03T14:05:{n:02}.000Z"
        one, other = draw(names), draw(names)
        verb = draw(st.sampled_from("mmsspprkh"))
        word = draw(st.sampled_from(WORDS))
        article = draw(st.sampled_from(articles))
        start = draw(st.integers(0, max(0, len(article.text) - 1)))
        place = replace(make_anchor(article, start, start + 1), key="")
        found.append({
            "m": Merge(one, other, made), "s": Split(one, word, other, None, made),
            "p": Split(one, word, other, place, made), "r": Rename(one, other.name, made),
            "k": SetKind(one, other.kind, made), "h": Hide(one, made),
        }[verb])  # fmt: skip
    return found


def all_mentions(entities):
    return sorted(
        (m for one in entities for m in one.mentions), key=lambda m: (m.article, m.start, m.end)
    )


@given(st.data())
@settings(max_examples=200)
def test_no_mention_is_lost_doubled_or_moved_in_the_text(data):
    articles, entities = data.draw(stacks())
    corrections = data.draw(said(articles))
    found = correct(entities, corrections, articles)
    kept = all_mentions(found)
    assert len(set(kept)) == len(kept)
    if not any(isinstance(one, Hide) for one in corrections):
        assert kept == all_mentions(entities)
    assert set(kept) <= set(all_mentions(entities))
    assert len({one.id for one in found}) == len(found)
    texts = {a.id: a.text for a in articles}
    for one in found:
        assert one.mentions
        assert sum(alias.count for alias in one.aliases) == len(one.mentions)
        spelt = {texts[m.article][m.start : m.end] for m in one.mentions}
        assert spelt <= {alias.text for alias in one.aliases}
    assert [one.shared for one in found] == sorted((one.shared for one in found), reverse=True)


@given(st.data())
@settings(max_examples=100)
def test_the_same_comes_out_whatever_order_and_however_often(data):
    articles, entities = data.draw(stacks())
    corrections = data.draw(said(articles))
    found = correct(entities, corrections, articles)
    shuffled = data.draw(st.permutations(corrections + corrections[:2]))
    assert correct(entities, shuffled, articles) == found
    turned = data.draw(st.permutations(articles))
    order = [a.id for a in turned]
    resorted = [
        replace(
            e, mentions=tuple(sorted(e.mentions, key=lambda m: (order.index(m.article), m.start)))
        )
        for e in entities
    ]
    other = correct(resorted, corrections, turned)
    told = {(e.id, e.name, e.kind, e.aliases, frozenset(e.mentions)) for e in found}
    assert {(e.id, e.name, e.kind, e.aliases, frozenset(e.mentions)) for e in other} == told


@given(st.data())
@settings(max_examples=100)
def test_a_merge_that_is_split_again_gives_back_what_was(data):
    articles, entities = data.draw(stacks())
    corrections = data.draw(said(articles, count=3))
    before = correct(entities, corrections, articles)
    if len(before) < 2:
        return
    one, other = data.draw(st.permutations(before))[:2]
    merge = Merge(named(one), named(other), "2026-03-04T00:00:00.000Z")
    split = Split(named(other), one.name, named(one), None, "2026-03-04T00:00:01.000Z")
    alike = [
        e.name for e in before if e.name.casefold() in (one.name.casefold(), other.name.casefold())
    ]
    if len(alike) > 2 or one.name.casefold() == other.name.casefold():
        return  # the names alone do not say who is meant
    if other.kind is OTHER and one.kind is not OTHER:
        split = replace(split, entity=Named(other.name, one.kind))
    assert len(correct(entities, [*corrections, merge], articles)) == len(before) - 1
    assert correct(entities, [*corrections, merge, split], articles) == before


def test_two_mentions_in_the_full_name_are_set_apart_one_after_the_other():
    articles = build("<Maren Holt> spoke.", "<Maren Holt> left.", "<Maren Holt> stayed.")
    holt = entity(articles, "Maren Holt")
    named = Named("Maren Holt", PERSON)

    def one_off(article: Article, made: str) -> Split:
        place = replace(make_anchor(article, 1, 11), key="")
        return Split(named, "Maren Holt", named, place, made)

    first, second = one_off(articles[0], MADE), one_off(articles[1], "2026-03-04T08:00:00.000Z")
    found = correct([holt], [first, second], articles)
    assert sorted(len(one.mentions) for one in found) == [1, 2]
    kept = next(one for one in found if one.id == holt.id)
    assert kept.articles == (articles[2].id,)


def test_what_a_merge_brought_is_itself_again_when_the_rest_is_set_apart():
    articles = build("<Maren Holt> spoke. <Holt> left.", "<Nordtow> paid.")
    holt = entity(articles, "Maren Holt", "Maren Holt", "Holt")
    firm = entity(articles, "Nordtow", kind=EntityKind.ORGANISATION)
    person, company = Named("Maren Holt", PERSON), Named("Nordtow", EntityKind.ORGANISATION)
    corrections = [
        Merge(person, company, MADE),
        Split(company, "Nordtow", company, None, "2026-03-04T08:00:00.000Z"),
    ]
    found = correct([holt, firm], corrections, articles)
    assert holt in found
    apart = next(one for one in found if one.id != holt.id)
    assert (apart.name, apart.kind) == ("Nordtow", EntityKind.ORGANISATION)
    assert apart.mentions == firm.mentions


def test_what_two_merges_brought_is_given_back_one_after_the_other():
    merged = [
        Merge(named(BRANDT), named(HOLT), "1"),
        Merge(named(SHORT), named(HOLT), "2"),
        Rename(named(HOLT), "Chief", "3"),
    ]
    chief = Named("Chief", PERSON)
    apart = [
        Split(chief, spelling, Named(name, PERSON), None, str(at))
        for at, (spelling, name) in enumerate(
            (("Maren Holt", "Maren Holt"), ("Holt", "Maren Holt"), ("Ilya Brandt", "Ilya Brandt"),
             ("M. Holt", "M. Holt")),
            start=4,
        )
    ]  # fmt: skip
    found = apply(*merged, *apart)
    assert {one.name: one.size for one in found} == {one.name: one.size for one in ENTITIES}


def test_what_is_left_behind_two_merges_is_itself_again():
    merged = [Merge(named(BRANDT), named(SHORT), "1"), Merge(named(HOLT), named(SHORT), "2")]
    left = Named("Holt", PERSON)  # the commonest spelling, once "M. Holt" is set apart
    apart = [
        Split(named(SHORT), "M. Holt", named(SHORT), None, "3"),
        Split(left, "Ilya Brandt", named(BRANDT), None, "4"),
    ]
    found = apply(*merged, *apart)
    assert by_name(found, "Maren Holt").mentions == HOLT.mentions
    assert by_name(found, "Ilya Brandt").mentions == BRANDT.mentions
    assert apply(*merged, *apart, Split(left, "Maren Holt", named(HOLT), None, "5")) == found


def test_only_articles_that_name_the_entity_are_loaded() -> None:
    articles = build(*(
        "<Lindau> slept." if n % 100 == 7 else f"<Ilya Brandt> spoke {n} times."
        for n in range(1_000)
    ))  # fmt: skip
    entities = [entity(articles, "Lindau", kind=PLACE), entity(articles, "Ilya Brandt")]
    corrections = [Rename(Named("Lindau", PLACE), "Lindau by the lake", made=MADE)]
    loaded: set[int] = set()

    def load(heads):
        loaded.update(head.number for head in heads)
        return [articles[head.number] for head in heads]

    heads = [Head(n, a.id, a.title, "", "", a.path, 4, 40) for n, a in enumerate(articles)]
    held = Holdings(heads, load)
    assert correct(entities, corrections, held) == correct(entities, corrections, articles)
    assert loaded == {n for n, article in enumerate(articles) if "Lindau" in article.text}
