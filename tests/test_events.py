"""Events of one document: triggers, types, dates, participants and status, in invented sentences."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import lexicon
from pipeline.annotate.events import annotate_events
from pipeline.annotate.events.meanings import meaning
from pipeline.annotate.events.patterns import RULES, noun_class
from pipeline.annotate.language import analyse
from pipeline.annotate.names import annotate_names
from pipeline.annotate.quotes import annotate_quotes
from pipeline.annotate.times import annotate_times
from pipeline.event_types import WordClass, event_type_rows, event_types
from pipeline.lexicon import table
from pipeline.records import Annotations, Document, EventMention, Facts, Region

PUBLISHED = date(2021, 3, 12)  # a Friday


@cache
def annotated(text: str) -> Annotations:
    document = Document(article_id="a", path="a.txt", text=text, sha256="")
    annotations = Annotations(
        facts=Facts(published=PUBLISHED, language="en"), regions=(Region(start=0, end=len(text), kind="body"),)
    )
    (annotations,) = analyse([(document, annotations)])
    for step in (annotate_names, annotate_times, annotate_quotes, annotate_events):
        annotations = step(document, annotations)
    return annotations


def triggers(text: str) -> list[tuple[str, str]]:
    return [(event.type, text[event.start : event.end]) for event in annotated(text).events]


def event(text: str, trigger: str) -> EventMention:
    """The event whose trigger is, or begins with, the word."""
    found = [e for e in annotated(text).events if text[e.start : e.end].startswith(trigger)]
    assert found, f"no event {trigger!r} among {triggers(text)}"
    return found[0]


def names(text: str, trigger: str, role: str) -> list[str]:
    referents = {r.key: r.name for r in annotated(text).referents}
    return sorted(referents[p.referent] for p in event(text, trigger).participants if p.role == role)


TRIGGERS = [
    # arrests: verb, noun, light verb, custody phrases
    ("Police in Leeds arrested Martin Oakley on Tuesday.", [("arrest", "arrested")]),
    ("The arrest of Martin Oakley surprised his neighbors.", [("arrest", "arrest")]),
    ("Detectives made an arrest in the case on Friday.", [("arrest", "arrest")]),  # support verb: the noun alone
    ("Martin Oakley was taken into custody on Tuesday.", [("arrest", "taken into custody")]),
    ("A judge signed an arrest warrant for Martin Oakley.", []),  # modifier
    ("The suspect was jailed for two weeks.", [("arrest", "jailed")]),
    ("The company captured a larger share of the market.", []),  # not of a person
    ("Soldiers captured the rebel leader near Goma.", [("arrest", "captured")]),
    # words that hyphens join, and those that the lemmatizer cuts
    ("Both sides agreed to a cease-fire.", [("agreement", "agreed"), ("deescalation", "cease-fire")]),
    ("Students staged a sit-in in Leeds.", [("protest", "sit-in")]),
    ("Rosa Calder was re-elected on Sunday.", [("election", "re-elected")]),
    ("The army installed a new president.", [("appointment", "installed")]),
    # plain happenings
    ("A suspicious package was found in Leeds.", [("discovery", "found")]),
    ("He found the play dull.", []),  # an opinion
    ("The parcel was mailed to Rosa Calder.", [("movement", "mailed")]),
    ("Both brothers received seven-year terms.", [("sentence", "terms")]),
    ("A judge set bail on Friday.", [("ruling", "set")]),
    ("The driver was held without bond.", [("arrest", "held without bond")]),
    ("The museum opened on Monday.", [("launch_close", "opened")]),
    ("Police took possession of a van.", [("restriction", "took")]),
    # words of violence, accident and office that mean less
    ("Shares fell from their peak, and a flood of letters followed.", []),
    ("The senator captured the hearts of voters.", []),
    ("A storm of protest broke over the mayor.", [("protest", "protest")]),
    ("A gas explosion shook Leeds.", [("disaster", "explosion")]),
    ("The navy suspended the captain.", [("departure", "suspended")]),
    ("She gave money in Cairo.", [("aid", "gave")]),
    # charges
    ("Prosecutors charged Nina Brandt with fraud.", [("charge", "charged")]),
    ("Nina Brandt was indicted by a grand jury in Denver.", [("charge", "indicted")]),
    ("Nina Brandt faces charges of fraud in Denver.", [("charge", "charges")]),
    ("The phone must be charged every night.", []),  # a battery
    ("The hotel charges guests for parking.", []),  # a price
    ("She is the officer in charge of the station.", []),  # responsibility
    # dismissal of cases, against other things that drop or are dismissed
    ("Prosecutors dropped the charges against Nina Brandt.", [("dismissal", "dropped")]),
    ("The judge dismissed the lawsuit on Monday.", [("dismissal", "dismissed")]),
    ("Oil prices dropped sharply on Monday.", []),  # prices
    ("He dropped his keys on the floor.", []),  # a thing
    ("The charges were dropped in May.", [("dismissal", "dropped")]),  # passive
    ("A court approved the dismissal of the charges.", [("dismissal", "approved"), ("dismissal", "dismissal")]),
    ("The minister dismissed the head of the agency.", [("departure", "dismissed")]),  # an office holder
    # trial, plea, verdict, sentence
    ("The trial of Nina Brandt opened in Denver.", [("trial", "trial")]),
    ("A clinical trial of the vaccine begins in June.", []),  # medicine
    ("Nina Brandt pleaded not guilty.", [("plea", "pleaded not guilty")]),
    ("Residents pleaded for help.", [("demand", "pleaded")]),  # no court
    ("Nina Brandt testified on Thursday.", [("trial", "testified")]),
    ("A jury convicted Nina Brandt of fraud.", [("verdict", "convicted")]),
    ("Nina Brandt was found guilty in Denver.", [("verdict", "found guilty")]),
    ("Nina Brandt was acquitted on Thursday.", [("verdict", "acquitted")]),
    ("The judge sentenced Nina Brandt to six years.", [("sentence", "sentenced")]),
    ("The first sentence of the book is short.", []),  # grammar
    ("The regulator fined the airline on Monday.", [("sentence", "fined")]),
    ("The weather was fine on Monday.", []),  # adjective
    # release
    ("Nina Brandt was released from prison in May.", [("release", "released")]),
    ("The captives were set free on Sunday.", [("release", "set free")]),
    ("The band released an album in May.", [("launch_close", "released")]),  # a work
    ("The press release was short.", []),  # a compound
    ("The president pardoned Nina Brandt.", [("release", "pardoned")]),
    # expulsion and movement
    ("Peru extradited Nina Brandt to Spain.", [("expulsion", "extradited")]),
    ("Nina Brandt was deported to Spain.", [("expulsion", "deported")]),
    ("Nina Brandt was flown back to Spain.", [("expulsion", "flown back")]),
    ("Nina Brandt returned to Spain on Monday.", [("movement", "returned")]),
    ("Thousands of families fled the city.", [("movement", "fled")]),
    ("Sales returned to their old level.", []),  # no traveller
    # investigation, lawsuits, rulings
    ("Police are investigating the accident.", [("investigation", "investigating"), ("disaster", "accident")]),
    ("Spain opened an investigation into the bank.", [("investigation", "investigation")]),
    ("The probe landed on the moon.", [("investigation", "probe")]),  # known weakness: a spacecraft
    ("Nina Brandt sued the bank in Denver.", [("lawsuit", "sued")]),
    ("He wore a dark suit.", []),  # clothing
    ("The court ruled that the law is valid.", [("ruling", "ruled")]),
    ("The king ruled for twenty years.", []),  # no court
    ("The appeals court upheld the ban.", [("ruling", "upheld"), ("restriction", "ban")]),
    # violence
    ("Gunmen attacked a market in Goma.", [("attack", "attacked")]),
    ("He died of a heart attack on Monday.", [("killing", "died")]),  # medicine
    ("Rebels fired at the convoy.", [("attack", "fired")]),
    ("Gunmen opened fire on the crowd.", [("attack", "opened")]),
    ("The firm fired its director on Monday.", [("departure", "fired")]),
    ("A bomb exploded near the station.", [("bombing", "exploded")]),
    ("The population exploded after the war.", []),  # figurative
    ("An air strike hit the village.", [("bombing", "strike")]),
    ("Three people were killed in Goma.", [("killing", "killed")]),
    ("The attack left two soldiers dead.", [("attack", "attack"), ("killing", "dead")]),
    ("The blast injured a guard.", [("bombing", "blast"), ("injury", "injured")]),
    ("Men with masks kidnapped a teacher.", [("abduction", "kidnapped")]),
    ("Police officers beat the protesters.", [("assault", "beat")]),
    ("The home team beat its rivals.", [("competition", "beat")]),  # sport
    ("Protesters burned a flag.", [("protest", "burned")]),
    # crime
    ("Thieves stole two paintings.", [("crime", "stole")]),
    ("The officer accepted bribes.", [("crime", "accepted")]),
    # protest, mobilization, de-escalation
    ("Farmers protested in Madrid on Monday.", [("protest", "protested")]),
    ("Nurses went on strike on Monday.", [("protest", "went on strike")]),
    ("The study demonstrates the risk.", []),  # shows
    ("Rosa Calder's rallies drew crowds.", []),  # a campaign
    ("The news release praised the minister.", [("support", "praised")]),  # a paper
    ("Prices rallied in the afternoon.", []),  # markets
    ("The ministry deployed soldiers to the border.", [("mobilization", "deployed")]),
    ("Kenya withdrew its troops from Somalia.", [("deescalation", "withdrew")]),
    ("He withdrew money from the bank.", []),  # cash
    ("The government lifted the curfew on Monday.", [("deescalation", "lifted")]),
    ("She lifted the child from the chair.", []),  # by hand
    ("The two sides agreed to a ceasefire.", [("agreement", "agreed"), ("deescalation", "ceasefire")]),
    # government
    ("The government banned the film.", [("restriction", "banned")]),
    ("Parliament passed the budget on Monday.", [("legislation", "passed")]),
    ("The bus passed the station.", []),  # traffic
    ("The governor vetoed the bill.", [("legislation", "vetoed")]),
    ("Voters elected Rosa Calder mayor.", [("election", "elected")]),
    ("Rosa Calder was appointed minister.", [("appointment", "appointed")]),
    ("She had an appointment with her dentist.", []),  # not an office
    ("Rosa Calder resigned on Monday.", [("departure", "resigned")]),
    ("Rosa Calder was defense minister from 2010 to 2014.", [("tenure", "minister")]),
    ("Rosa Calder is the defense minister.", []),  # a description
    ("The defense minister of Spain smiled.", []),  # a title
    ("The United States imposed sanctions on the bank.", [("sanction", "sanctions")]),
    ("The state is the largest in the country.", []),  # a country
    # contact
    ("Rosa Calder met Leo Hartmann in Vienna.", [("meeting", "met")]),
    ("The plan met the requirements.", []),  # fulfil
    ("Spain threatened to close the border.", [("threat", "threatened")]),
    ("Clouds threatened rain.", []),  # weather
    ("Rosa Calder accused the bank of fraud.", [("accusation", "accused")]),
    ("Spain demanded an apology.", [("demand", "demanded")]),
    ("The mayor rejected the offer.", [("refusal", "rejected")]),
    ("Spain and Peru signed an agreement on Monday.", [("agreement", "agreement")]),  # support verb
    ("They agree with the article.", []),  # an opinion
    ("Spain announced a plan on Monday.", [("statement", "announced")]),
    ("Rosa Calder said the plan was good.", []),  # plain speech belongs to the quotes
    ("He called his brother a liar.", []),  # names somebody
    ("Rosa Calder called for an inquiry.", [("demand", "called")]),
    ("Rosa Calder praised the volunteers.", [("support", "praised")]),
    ("The pillars support the roof.", []),  # carries
    ("Spain shared evidence with Peru.", [("evidence", "shared")]),
    ("They shared a taxi.", []),  # no evidence
    ("The agency handed Peru a package of documents.", [("evidence", "handed")]),  # evidence in a package
    # business, disasters
    ("The airline bought forty planes.", [("transaction", "bought")]),
    ("The retailer filed for bankruptcy in May.", [("launch_close", "filed for bankruptcy")]),
    ("The ministry launched a campaign.", [("launch_close", "launched")]),
    ("A plane crashed near Lima.", [("disaster", "crashed")]),
    ("The stock market crash ruined many savers.", []),  # markets
    ("An earthquake struck Peru on Monday.", [("disaster", "earthquake"), ("disaster", "struck")]),
    # general news: ceremonies, sport, works, products, roads
    ("Rosa Calder hosted the ceremony in Vienna.", [("ceremony", "ceremony")]),  # the noun names the event
    ("Rosa Calder hosted the show in Vienna.", [("ceremony", "hosted")]),
    ("Rosa Calder hosted the ambassador in Vienna.", [("meeting", "hosted")]),  # a guest
    ("Rosa Calder won the prize in Vienna.", [("ceremony", "won")]),
    ("Rosa Calder won the election in May.", [("election", "election")]),  # no prize
    ("The home team won the title.", [("competition", "won")]),
    ("She played the guitar.", []),  # music
    ("The company released a new phone in May.", [("launch_close", "released")]),
    ("The maker recalled the vehicles in May.", [("launch_close", "recalled")]),
    ("Spain recalled its ambassador in May.", [("expulsion", "recalled")]),  # a person
    ("She recalled the evening in Vienna.", []),  # memory
    ("The driver was pulled over near Denver.", [("investigation", "pulled over")]),
    ("A climber fell near the glacier.", [("disaster", "fell")]),
    ("Prices fell in May.", []),  # markets
    ("Rosa Calder was offered the post of mayor.", [("appointment", "offered the post")]),
    # words of violence in politics
    ("Rosa Calder attacked Leo Hartmann over taxes.", [("accusation", "attacked")]),
    ("Rosa Calder's attack on Leo Hartmann surprised voters.", [("accusation", "attack")]),  # the noun
    ("Rosa Calder attacked a guard in Lima.", [("attack", "attacked")]),  # a victim
    (
        "Leo Hartmann was wounded when Rosa Calder attacked him.",
        [("injury", "wounded"), ("attack", "attacked")],
    ),  # blood
    ("The battle between Rosa Calder and Leo Hartmann drew crowds.", []),  # a contest
    ("He led the war on drugs, a drug war without end.", []),  # a policy
    ("The vote killed the bill.", [("election", "vote")]),  # no life
    # names, titles and modifiers hold no triggers
    ("The Strike Fund helped miners.", []),
    ("The bomb squad came late.", []),
    ("The peace talks in Vienna failed.", [("meeting", "talks")]),
    # decisions take the type of what is decided
    ("The decision to release Nina Brandt angered Spain.", [("release", "decision"), ("release", "release")]),
    ("It was a difficult decision.", []),
    # run over: by what drives, or with what comes of it
    ("A motorist struck a woman near Leeds.", [("disaster", "struck")]),
    ("Nina Brandt, 40, was hit and killed in Leeds.", [("disaster", "hit"), ("killing", "killed")]),
    ("Police are looking for the driver after the hit and run.", [("crime", "hit and run")]),
    # violence, though its victim may be a public figure
    ("A gunman attacked Nina Brandt in Lima.", [("attack", "attacked")]),
    ("The candidate attacked Nina Brandt in Lima.", [("accusation", "attacked")]),
    # a press conference is no meeting with the press
    ("The mayor held a press conference on Monday.", [("statement", "conference")]),
    ("The mayor held a peace conference on Monday.", [("meeting", "conference")]),
    # what something is, not what happens
    ("The cartel poses a threat to Peru.", []),
    ("The candidate is a threat to the press.", []),
    ("Spain's threat to cut aid alarmed Peru.", [("threat", "threat")]),
    # figures of speech
    ("Few voters would buy that argument.", []),
    ("Nina Brandt bought a hotel in Lima.", [("transaction", "bought")]),
    ("The party seized an opportunity on Monday.", []),
    ("The club was a big deal for the town.", []),
    ("Nina Brandt was honored to meet the mayor.", [("meeting", "meet")]),
    ("He struggled to demonstrate how the banks won.", []),
    ("The senator rallied behind Nina Brandt.", []),
    ("The plan appeals to older voters.", []),
    ("The governor surrendered his authority.", []),
    ("Two gunmen surrendered to the police.", [("deescalation", "surrendered")]),
    ("A poll released on Monday shows a close race.", []),
    # opinions agree, parties do
    ("There is wide agreement that prices are too high.", []),
    ("Peru and Spain agreed on a border.", [("agreement", "agreed")]),
    ("The mayor vowed to bring back jobs.", [("agreement", "vowed")]),
    # leaving a race is no journey
    ("Nina Brandt's departure from the race surprised many.", [("departure", "departure")]),
    # more figures of speech
    ("The senator suspended his campaign.", [("cancellation", "suspended")]),  # given up
    ("The rival stole the show.", []),
    ("Nina Brandt fell in the polls.", []),
    ("The nurses under her charge were tired.", []),
    ("Spain has a ban on admitting foreigners to the club.", [("restriction", "ban")]),
    ("Nina Brandt agrees to some extent.", []),
    # illness and treatment
    ("The senator suffered a stroke on Monday.", [("injury", "suffered")]),
    ("The senator had a heart attack on Monday.", [("injury", "attack")]),
    ("The actress checked into a clinic in Lima.", [("injury", "checked into a clinic")]),
    ("The guests checked into a hotel in Lima.", []),
    # births, marriages, divorces
    ("Nina Brandt divorced Leo Hartmann in May.", [("family", "divorced")]),
    ("Nina Brandt was born in Lima.", [("family", "born")]),
    ("The company was born of necessity.", []),
    # finds, and who goes missing
    ("Divers recovered the wreckage on Monday.", [("discovery", "recovered")]),
    ("The market recovered on Monday.", []),
    ("The pilot disappeared over the lake.", [("disappearance", "disappeared")]),
    ("The fog disappeared over the lake.", []),
    # what is called off
    ("The league postponed the match.", [("cancellation", "postponed"), ("competition", "match")]),
    ("The airline canceled 40 flights.", [("cancellation", "canceled")]),
    ("Spain canceled the contract.", [("sanction", "canceled")]),
    # teams, parts, and goods on sale
    ("Spain defeated Peru in the final.", [("competition", "defeated")]),
    ("The actress was cast in the role of the queen.", [("appointment", "cast")]),
    ("The ad cast Nina Brandt as a villain.", []),
    ("The ballots were cast in Lima.", [("election", "cast")]),  # votes, not actors
    ("The phone goes on sale in May.", [("launch_close", "goes on sale")]),
    # quakes and failures
    ("A strong tremor rattled Java.", [("disaster", "tremor")]),
    ("The outage lasted two hours.", [("disaster", "outage")]),
    ("Two inmates broke out of the prison.", [("release", "broke")]),
    # quarrels and favors
    ("The senators clashed over taxes.", []),
    ("Rebels clashed with soldiers near Goma.", [("attack", "clashed")]),
    ("Nina Brandt lent her voice to the film.", []),
    ("The candidate's collapse surprised many.", []),
]


@pytest.mark.parametrize(("text", "expected"), TRIGGERS, ids=[text for text, _ in TRIGGERS])
def test_triggers(text: str, expected: list[tuple[str, str]]) -> None:
    assert triggers(text) == expected


DATES = [
    # on the verb
    ("Nina Brandt was arrested in Lima on Oct. 15, 2020.", "arrested", "2020-10-15"),
    # each verb its own
    ("Nina Brandt was arrested on Monday and charged on Tuesday.", "charged", "2021-03-09"),
    ("Nina Brandt was arrested on Monday and charged on Tuesday.", "arrested", "2021-03-08"),
    # behind the last of two verbs: both
    ("Nina Brandt was arrested and charged on Tuesday.", "arrested", "2021-03-09"),
    # the time of saying is not that of the event
    ("Police said on Thursday that Nina Brandt was arrested.", "arrested", None),
    ("Nina Brandt was arrested, police said on Thursday.", "arrested", None),
    # a noun takes the time beside it
    ("The Oct. 15 arrest of Nina Brandt shocked Lima.", "arrest", "2020-10-15"),
    # never the day of publication
    ("Nina Brandt was arrested.", "arrested", None),
    # a month, a year
    ("Nina Brandt was indicted in 2019.", "indicted", "2019"),
    # a support verb's time is the noun's
    ("Police made an arrest in Lima on Tuesday.", "arrest", "2021-03-09"),
    # a participle that supports the noun
    ("A motion filed on Tuesday by Leo Hartmann sought more time.", "motion", "2021-03-09"),
    # the story's time line: the same person, arrested once
    ("Nina Brandt was arrested on Tuesday. The arrest of Nina Brandt shocked Lima.", "arrest of", "2021-03-09"),
    # another person: no date
    ("Nina Brandt was arrested on Tuesday. Leo Hartmann was arrested too.", "arrested too", None),
    # an event that leans on another one
    (
        "Nina Brandt was arrested on Oct. 15, 2020. Leo Hartmann resigned two days after the arrest.",
        "resigned",
        "2020-10-17",
    ),
    (
        "Nina Brandt was arrested on Oct. 15, 2020. Two days before the arrest, Leo Hartmann resigned.",
        "resigned",
        "2020-10-13",
    ),
    # a week has no day
    (
        "Nina Brandt was arrested on Oct. 15, 2020. Leo Hartmann resigned three weeks after her arrest.",
        "resigned",
        "2020-11",
    ),
    # the anchor has no date
    ("Nina Brandt was arrested. Leo Hartmann resigned two days after the arrest.", "resigned", None),
    # what can happen many times does not give its date to another one of its type
    ("Rebels attacked Goma on Tuesday. The invasion of Peru is forgotten.", "invasion", None),
    # nor does a later one to an earlier one
    ("Rosa Calder was elected in Lima. The election on Tuesday was calm.", "elected", None),
    # "his wife" is not he
    ("Leo Hartmann died on Tuesday. His wife died too.", "died too", None),
    # a bound is no date
    ("Nina Brandt was jailed until 2015.", "jailed", None),
    ("Since March the company has fired Nina Brandt.", "fired", None),
    ("More than 30 years ago Nina Brandt was arrested.", "arrested", None),
    # what was thought of it, or is remembered, was at another time
    ("The mayor condemned the bombing in Lima on Tuesday.", "bombing", None),
    ("Thousands gathered on Thursday on the tenth anniversary of the killing of Nina Brandt.", "killing", None),
    # a participle tells what was done with the dated verb, "and" what came with it
    ("A bomb exploded in Lima on Tuesday, killing nine people.", "killing", "2021-03-09"),
    ("Nina Brandt left the council on Tuesday and founded a party.", "founded", "2021-03-09"),
    ("Two miners died when a tunnel collapsed on Wednesday.", "died", "2021-03-10"),
    # but not where each verb has a clause of its own
    ("Police detained Nina Brandt, and on Thursday a court released her.", "detained", None),
    # what a dated event does is done then
    ("Saturday's attack on the embassy killed five people.", "killed", "2021-03-06"),
    # what takes place in what is dated
    ("The council rejected the accord signed in 2015.", "accord", "2015"),
    ("Nina Brandt spoke at a rally in Lima on Tuesday.", "rally", "2021-03-09"),
    # one of several
    ("Nina Brandt was arrested on Tuesday. She has a history of arrests.", "arrests", None),
    # strangers: no date
    ("Nina Brandt was arrested on Tuesday. Three men were arrested too.", "arrested too", None),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), DATES)
def test_dates(text: str, trigger: str, expected: str | None) -> None:
    found = [e for e in annotated(text).events if text[e.start :].startswith(trigger)]
    assert [e.date for e in found] == [expected]


def test_a_title_alone_is_no_ground_for_an_arrest() -> None:
    """Who "the general" is must be told by name where the document names others whom the case concerns."""
    text = (
        "Spain arrested Gen. Nina Brandt in Lima. Attorney General Leo Hartmann met Rosa Calder. "
        "Rosa Calder praised Leo Hartmann after he was arrested."
    )
    assert names(text, "arrested", "patient") == ["Nina Brandt"]
    last = [e for e in annotated(text).events if e.type == "arrest"][-1]
    hartmann = next(r.key for r in annotated(text).referents if r.name == "Leo Hartmann")
    assert hartmann not in {p.referent for p in last.participants}


def test_a_surname_of_two_is_no_ground_for_an_arrest() -> None:
    """With two Brandts in the text, a mere "Brandt" is said of neither where another arrest names one in full."""
    text = "Police arrested Nina Brandt in Lima. Her brother Karl Brandt left. Brandt was jailed."
    others = {p.referent for p in event(text, "arrested").participants}
    assert {p.referent for p in event(text, "jailed").participants} <= others


def test_a_period_has_both_ends() -> None:
    tenure = event("Rosa Calder was defense minister from 2010 to 2014.", "minister")
    assert (tenure.date, tenure.end_date) == ("2010", "2014")


PARTICIPANTS = [
    # active
    ("Leo Hartmann arrested Nina Brandt in Lima.", "arrested", ["Leo Hartmann"], ["Nina Brandt"]),
    # passive
    ("Nina Brandt was arrested by Leo Hartmann.", "arrested", ["Leo Hartmann"], ["Nina Brandt"]),
    # noun with "of" and "by"
    ("The arrest of Nina Brandt by Leo Hartmann was a surprise.", "arrest", ["Leo Hartmann"], ["Nina Brandt"]),
    # possessor who undergoes
    ("Nina Brandt's arrest was a surprise.", "arrest", [], ["Nina Brandt"]),
    # possessor who acts
    ("Spain's threat against Peru was a surprise.", "threat", ["Spain"], ["Peru"]),
    # relative clause
    ("Police found Nina Brandt, who attacked Leo Hartmann.", "attacked", ["Nina Brandt"], ["Leo Hartmann"]),
    # control
    ("Spain agreed to release Nina Brandt.", "release", ["Spain"], ["Nina Brandt"]),
    # participle
    ("After arresting Nina Brandt, Spain closed the office.", "arresting", ["Spain"], ["Nina Brandt"]),
    # joint action
    ("Spain and Peru signed an agreement.", "agreement", ["Peru", "Spain"], []),
    # a state acts through its officials
    ("Nina Brandt fled to Peru. Peruvian officials arrested Nina Brandt.", "arrested", ["Peru"], ["Nina Brandt"]),
    # the one who dies undergoes it
    ("Nina Brandt died in Lima.", "died", [], ["Nina Brandt"]),
    # the place that a journey leads to does not undergo it
    ("Nina Brandt returned to Spain.", "returned", ["Nina Brandt"], []),
    # the genitive of a noun whose possessor acts
    ("The prosecution of Nina Brandt went on.", "prosecution", [], ["Nina Brandt"]),
    ("Spain's investigation of Nina Brandt went on.", "investigation", ["Spain"], ["Nina Brandt"]),
    # possessor and genitive of a noun whose possessor undergoes
    (
        "They welcomed Leo Hartmann's nomination of Nina Brandt in Lima.",
        "nomination",
        ["Leo Hartmann"],
        ["Nina Brandt"],
    ),
    # a person before a noun for what befalls somebody
    ("A Calder attack hurt them. Rosa Calder and the Calder nomination were news.", "nomination", [], ["Rosa Calder"]),
    # only people are arrested; who is said to be is one, whatever the name looks like
    ("Police arrested Spain.", "arrested", [], []),
    ("Police arrested Acme Corp. on Monday.", "arrested", [], ["Acme Corp."]),
    # evidence against somebody is not given to them
    ("Spain shared evidence against Nina Brandt.", "shared", ["Spain"], []),
    # whoever ships goods does not travel
    ("Leo Hartmann transported the goods to Peru.", "transported", [], []),
    # whom an arrest is for is alleged to have done it
    ("Police arrested Nina Brandt for theft of cars.", "theft", ["Nina Brandt"], []),
    # the holder of an office, not the place of it
    ("They mourned the president of Peru, who died in Lima.", "died", [], []),
    # charges against
    ("Spain dropped the charges against Nina Brandt.", "dropped", ["Spain"], ["Nina Brandt"]),
    # clipped sentences leave "was" out
    ("Mayor Nina Brandt arrested on suspicion of fraud", "arrested", [], ["Nina Brandt"]),
    ("Police said that a gunman shot at Nina Brandt.", "shot", [], ["Nina Brandt"]),
    # adjectives tell of the subject of their verb
    ("Nina Brandt, 43, is presumed dead.", "dead", [], ["Nina Brandt"]),
    # the name beside the description
    ("Police arrested his brother, Leo Hartmann.", "arrested", [], ["Leo Hartmann"]),
    # whoever falls has not done it to others
    ("Nina Brandt slipped on the ridge.", "slipped", [], ["Nina Brandt"]),
    # whoever has the support of others is supported
    ("Nina Brandt has the endorsement of Leo Hartmann.", "endorsement", ["Leo Hartmann"], ["Nina Brandt"]),
    # those whose ability it is act
    ("Nina Brandt defended the decision of Leo Hartmann to resign.", "resign", [], ["Leo Hartmann"]),
    # a source is no party
    ("According to Leo Hartmann, Spain threatened Peru.", "threatened", ["Spain"], ["Peru"]),
    # places are where, not who
    ("Workers marched down Lima Avenue.", "marched", [], []),
    ("The flight from Lima was late.", "flight", [], []),
    # what stands before a name of a thing is not that thing
    ("The Lima plants will be closed by Leo Hartmann.", "closed", ["Leo Hartmann"], []),
    # the relative pronoun for things does not mean the person before
    ("Leo Hartmann, the head of Acme Corp., which sued Spain, left.", "sued", ["Acme Corp."], ["Spain"]),
    # somebody else's plan
    ("Nina Brandt opposed Hartmann administration plans to privatize the railway.", "privatize", [], []),
    # towns hold elections and summits, states fight wars
    ("Lima's election was close.", "election", [], []),
    ("Leo Hartmann's visit to Lima was short.", "visit", ["Leo Hartmann"], []),
    ("Leo Hartmann's visit to Peru was short.", "visit", ["Leo Hartmann"], []),
    ("The attack on Lima was a surprise.", "attack", [], ["Lima"]),
    # employers, kin and those in whose name others act take no part
    ("The death of Nina Brandt, a clerk at Acme Corp., was a surprise.", "death", [], ["Nina Brandt"]),
    ("Leo Hartmann, whose sister Nina Brandt is a judge, was convicted.", "convicted", [], ["Leo Hartmann"]),
    ("Friends of Nina Brandt boycotted the vote.", "boycotted", [], []),
    # lists, and two verbs with one subject
    ("Nina Brandt met with Leo Hartmann and Rosa Calder.", "met", ["Nina Brandt"], ["Leo Hartmann", "Rosa Calder"]),
    # the charge is against somebody, not the deed
    ("Spain filed a charge of murder against Nina Brandt.", "charge", ["Spain"], ["Nina Brandt"]),
    ("Spain filed a charge of murder against Nina Brandt.", "murder", [], []),
    # whoever is given a sentence undergoes it
    ("The court handed Nina Brandt a prison sentence.", "sentence", [], ["Nina Brandt"]),
    ("Nina Brandt got a prison sentence.", "sentence", [], ["Nina Brandt"]),
    # whoever is elected undergoes it, whoever votes or testifies acts
    ("Nina Brandt's election was a surprise.", "election", [], ["Nina Brandt"]),
    ("Nina Brandt's testimony was brief.", "testimony", ["Nina Brandt"], []),
    # what is left does not act
    ("Spain's withdrawal from Acme Corp. was a surprise.", "withdrawal", ["Spain"], []),
    # places that are visited or won are where
    ("Nina Brandt visited Peru in May.", "visited", ["Nina Brandt"], []),
    ("Nina Brandt won Ohio by nine votes.", "won", ["Nina Brandt"], []),
    # a relative clause about a place has no object there
    ("The hall in Lima where Nina Brandt met Leo Hartmann is old.", "met", ["Nina Brandt"], ["Leo Hartmann"]),
    # power is used by whoever is given it
    ("The law gave Nina Brandt an order to veto budgets.", "veto", ["Nina Brandt"], []),
]


@pytest.mark.parametrize(("text", "trigger", "agents", "patients"), PARTICIPANTS)
def test_participants(text: str, trigger: str, agents: list[str], patients: list[str]) -> None:
    assert names(text, trigger, "agent") == agents
    assert names(text, trigger, "patient") == patients


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        # a phrase that holds another name is no phrase for who stands behind it
        ("Police arrested the U.S. ambassador, Leo Hartmann, in Lima.", "Leo Hartmann"),
        # one without a name is
        ("Police arrested her brother, Leo Hartmann, in Lima.", "her brother"),
    ],
)
def test_the_phrase_for_a_participant_names_nobody_else(text: str, phrase: str) -> None:
    (patient,) = [p for p in event(text, "arrested").participants if p.role == "patient"]
    assert text[patient.start : patient.end] == phrase


PLACES = [
    ("Nina Brandt was arrested in Lima.", "arrested", "Lima"),
    ("Nina Brandt appeared in federal court in Denver.", "appeared", "Denver"),  # inside the phrase of place
    ("Nina Brandt was deported to Spain.", "deported", "Spain"),  # where a journey goes
    ("Nina Brandt was arrested in May.", "arrested", None),
    ("The Lima attack shocked Peru.", "attack", "Lima"),  # before the noun
    ("The Lima summit shocked Peru.", "summit", "Lima"),
    ("Peru's election was close.", "election", "Peru"),  # whose election it is
    ("Nina Brandt visited Peru.", "visited", "Peru"),  # the object
    ("Nina Brandt's visit to Peru was short.", "visit", "Peru"),
    ("Nina Brandt won Ohio.", "won", "Ohio"),
    ("Nina Brandt fled Peru.", "fled", None),  # left, not entered
    ("Police clashed with protesters in Lima.", "clashed", "Lima"),  # beside whoever it is with
    ("Nina Brandt condemned the attack in Lima.", "condemned", None),  # where the attack was
]


@pytest.mark.parametrize(("text", "trigger", "expected"), PLACES)
def test_places(text: str, trigger: str, expected: str | None) -> None:
    referents = {r.key: r.name for r in annotated(text).referents}
    place = event(text, trigger).place
    assert (None if place is None else referents[place]) == expected


STATUS = [
    ("Spain released Nina Brandt.", "released", "actual"),
    ("Spain will release Nina Brandt in May.", "release", "planned"),
    ("Spain agreed to release Nina Brandt.", "release", "planned"),
    ("Nina Brandt is expected to be released in May.", "released", "planned"),
    ("Spain never threatened Peru.", "threatened", "denied"),
    ("There are no charges against Nina Brandt.", "charges", "denied"),
    ("Spain denied attacking Peru.", "attacking", "denied"),
    ("Spain refused to release Nina Brandt.", "release", "denied"),
    ("Nina Brandt allegedly attacked a guard.", "attacked", "alleged"),
    ("Nina Brandt is accused of attacking a guard.", "attacking", "alleged"),
    # an offence of a known person is alleged until a court has found so
    ("Police said Nina Brandt attacked a guard.", "attacked", "alleged"),
    ("Nina Brandt accepted bribes.", "accepted", "alleged"),
    ("Nina Brandt accepted bribes. A jury convicted Nina Brandt in May.", "accepted", "actual"),  # found
    ("Nina Brandt accepted bribes. A jury acquitted Nina Brandt in May.", "accepted", "alleged"),  # not found
    ("Nina Brandt accepted bribes. Nina Brandt pleaded guilty in May.", "accepted", "actual"),  # admitted
    ("Nina Brandt accepted bribes. Nina Brandt pleaded not guilty in May.", "accepted", "alleged"),  # denied
    ("Gunmen attacked a market in Goma.", "attacked", "actual"),  # nobody known
    ("Russia attacked Ukraine.", "attacked", "actual"),  # a state
    # one side of a case says so
    ("Prosecutors said Nina Brandt met Leo Hartmann.", "met", "alleged"),
    ("Officials said Nina Brandt met Leo Hartmann.", "met", "actual"),  # no party
    # wishes and infinitives
    ("Spain sent the army to attack the village.", "attack", "planned"),  # a purpose
    ("Spain managed to free Nina Brandt.", "free", "actual"),  # it came about
    ("Spain failed to free Nina Brandt.", "free", "denied"),  # it did not
    ("Leo Hartmann smiled before Spain released Nina Brandt.", "released", "actual"),  # past
    ("Spain talked to the rebels rather than attacking them.", "attacking", "denied"),  # passed over
    # one side says so, or a witness, or whoever is quoted
    ("The rebels said the army attacked the village.", "attacked", "alleged"),
    ("According to the rebels, the army attacked the village.", "attacked", "alleged"),
    ("“Soldiers attacked the village,” a farmer said.", "attacked", "alleged"),
    ("Police said gunmen attacked the village.", "attacked", "actual"),  # an authority
    ("A farmer said nine people were killed.", "killed", "actual"),  # nobody is blamed
    # a day behind that of publication
    ("Voters elect a mayor on March 20, 2021.", "elect", "planned"),
    # modals of the past
    ("Nina Brandt might have met Leo Hartmann.", "met", "alleged"),
    ("Spain would not have charged Nina Brandt without proof.", "charged", "actual"),  # so it did
    ("Nina Brandt has yet to be charged.", "charged", "denied"),  # not so far
    # what is seen and heard came about
    ("Nina Brandt watched the soldiers leave Lima and saw Leo Hartmann die.", "die", "actual"),
    ("The judge let him resign.", "resign", "actual"),
    # a plain past under "announced" is told, an infinitive is planned
    ("Nina Brandt announced that she had signed the law.", "signed", "actual"),
    ("Nina Brandt announced that she would sign the law.", "sign", "planned"),
    # headlines say "to" for "will"
    ("Union to endorse Nina Brandt.", "endorse", "planned"),
    # the first to do so did so
    ("She was the first senator to endorse Nina Brandt.", "endorse", "actual"),
    ("Nina Brandt plans to help Leo Hartmann escape from prison.", "escape", "planned"),
    # adjectives that look ahead
    ("They discussed the planned attack on Lima.", "attack", "planned"),
    # what almost happened, and what was left undone
    ("She almost killed Leo Hartmann.", "killed", "denied"),
    ("He refrained from criticizing Nina Brandt.", "criticizing", "denied"),
    # "not only" denies nothing
    ("Spain did not only threaten Peru but also attacked Lima.", "threaten", "actual"),
    # what is put off is still to come, what is called off does not come
    ("Spain postponed the election.", "election", "planned"),
    ("Spain canceled the election.", "election", "denied"),
    # nobody, nothing, none
    ("No one was arrested in Lima.", "arrested", "denied"),
    ("None of the guards was arrested.", "arrested", "denied"),
    ("Not a single guard was arrested.", "arrested", "denied"),
    ("At no point was the guard arrested.", "arrested", "denied"),
    ("The storm left nobody dead.", "dead", "denied"),
    ("Spain arrested none of the guards.", "arrested", "denied"),
    ("No fewer than ten guards were arrested.", "arrested", "actual"),
    ("Not all of the guards were arrested.", "arrested", "actual"),
    ("Nobody doubted that Nina Brandt had resigned.", "resigned", "actual"),
    ("The guard whom nobody trusted was arrested.", "arrested", "actual"),
    # a judge of what is said
    ("It is not true that Nina Brandt was arrested.", "arrested", "denied"),
    ("Nina Brandt rejected reports that she had resigned.", "resigned", "denied"),
    # what was planned and came
    ("The planned closure of the port began in May.", "closure", "actual"),
    ("Nina Brandt announced the appointment of Leo Hartmann.", "appointment", "actual"),
    ("Nina Brandt announced that Leo Hartmann has been arrested.", "arrested", "actual"),
    ("Spain delayed the handover until it arrested Nina Brandt.", "arrested", "actual"),
    # what something is due to is a cause
    ("Thousands are homeless due to the flood.", "flood", "actual"),
    ("They will win the coming election.", "election", "planned"),
    ("It was not an attack on Lima.", "attack", "denied"),
    # told aside
    ("Nina Brandt declined to run after attacking Leo Hartmann.", "attacking", "actual"),
    ("Spain did not respond to the threat from Peru.", "threat", "actual"),
]


NO_HAPPENING = [
    # questions, but not what they take as known
    ("Has Nina Brandt been arrested?", []),
    ("“Did you shoot the guard?” the judge asked.", []),
    ("Did the man who was arrested in May speak?", ["arrested"]),
    ("Nina Brandt was arrested, wasn't she?", ["arrested"]),
    # what would have been
    ("Had Nina Brandt been arrested, Leo Hartmann would be at peace.", []),
    ("Were Nina Brandt to resign, Leo Hartmann would take over.", []),
    ("Without the warning, hundreds would have been killed.", []),
    ("They behaved as though Nina Brandt had been arrested.", []),
    ("Imagine that Spain had invaded Peru.", []),
    # what is possible, required, wished, feared or tried
    ("Nina Brandt could be arrested.", []),
    ("Nina Brandt must resign.", []),
    ("Spain wants Nina Brandt to be arrested.", []),
    ("Nina Brandt fears an attack.", []),
    ("Many were opposed to electing Nina Brandt.", []),
    ("Spain liked the idea of releasing Nina Brandt.", []),
    ("Nina Brandt is not fit to arrest the guard.", []),
    ("Spain demanded that Peru release Nina Brandt.", []),
    ("They met in order to elect a mayor.", ["met"]),
    ("They smiled at a potential attack on Lima.", []),
    # conditions
    ("If convicted, Nina Brandt will go to prison.", []),
    ("Once elected, Nina Brandt will stay for four years.", []),
    ("Once elected, Nina Brandt smiled.", ["elected"]),
    # nobody in particular, nothing in particular
    ("Those who bribe a judge go to prison.", []),
    ("The man who was arrested in May goes to prison.", ["arrested"]),
    ("The mayor is elected every four years.", []),
    ("Arresting a minister takes courage.", []),
    ("Wolves kill sheep.", []),
    ("The bill bans knives.", []),
    ("You attack them, and they run.", []),
    ("“Arrest the guard,” the judge said.", []),
    # things without life, and abstractions
    ("The senate killed the bill.", []),
    ("Hopes of peace died in May.", []),
    ("The battery died.", []),
    ("The weeds invaded the garden.", []),
    ("A price war broke out.", []),
    ("The scandal destroyed his reputation.", []),
    ("The heat killed nine people.", ["killed"]),
    # sport
    ("The striker shot wide of the goal.", []),
    ("Peru beat Chile 3-1 and attacked until the end.", ["beat"]),
    ("The defender charged the goalkeeper.", []),
    ("A fan attacked the referee.", ["attacked"]),
    ("The striker was charged with fraud.", ["charged"]),
    # fiction
    ("In the film, a guard is shot by his son.", []),
    ("The novel tells of a war between two islands.", []),
    ("The thriller opens with an attack on a train.", []),
    ("The hero is killed at the end of the movie.", []),
    ("The director of the film was arrested.", ["arrested"]),
    # offices, and medicine
    ("Nina Brandt is the head of criminal investigations.", []),
    ("The trial collected data from 400 patients.", []),
]


@pytest.mark.parametrize(("text", "words"), NO_HAPPENING)
def test_what_tells_of_no_happening(text: str, words: list[str]) -> None:
    assert [text[e.start : e.end] for e in annotated(text).events] == words


@pytest.mark.parametrize(("text", "trigger", "expected"), STATUS)
def test_status(text: str, trigger: str, expected: str) -> None:
    assert event(text, trigger).status == expected


def test_code_table() -> None:
    """Every type has its row, its summary words, and no empty cell where one is required."""
    rows = event_type_rows()
    assert [row["type"] for row in rows] == sorted(event_types())
    assert all(row["group"] and row["definition"] for row in rows)


MEANINGS: list[tuple[WordClass, str, str]] = [
    ("verbs", "arrest", "the verb “arrest” tells of an arrest"),
    ("verbs", "take into/in:custody", "the verb “take” with “custody” after “into” or “in” tells of an arrest"),
    ("verbs", "set +free obj:*", "the verb “set” with “free” beside it and with an object tells of an arrest"),
    ("verbs", "die undergoes", "the verb “die” tells of an arrest, which its subject undergoes"),
    ("verbs", "drop obj:LAW|-", "the verb “drop” with a law or measure as its object or without an object tells of"),
    (
        "nouns",
        "raid mod:!air arg",
        "the noun “raid” without “air” as its modifier and with a participant beside it",
    ),
    ("nouns", "decision content", "the noun “decision” tells of the event that it decides on or grants"),
    ("nouns", "OFFICE attr period", "the word for an office as a predicate noun and with a stretch of time beside it"),
]


@pytest.mark.parametrize(("word_class", "pattern", "expected"), MEANINGS)
def test_the_meaning_of_a_pattern(word_class: WordClass, pattern: str, expected: str) -> None:
    assert meaning(word_class, pattern, "an arrest").startswith(expected)


@pytest.mark.parametrize(
    ("text", "words", "rule"),
    [
        ("Rosa Calder attacked Leo Hartmann over taxes.", "attacked", "trigger/attack in words"),
        ("Spain criticized the decision to withdraw the troops.", "decision", "event/ruling/noun decision content"),
    ],
)
def test_an_event_names_the_rule_that_gave_its_type_or_the_pattern_that_says_so(
    text: str, words: str, rule: str
) -> None:
    assert [event.rule for event in annotated(text).events if text[event.start : event.end] == words] == [rule]


def test_every_file_of_event_types_is_read() -> None:
    files = Path(lexicon.__file__).parent.joinpath("en", "event_types").glob("*.toml")
    assert sorted(table("event_types")["groups"]) == sorted(path.stem for path in files)


def test_classes_are_defined_and_used() -> None:
    """Every class of nouns is named by a pattern, and every class that a pattern names exists (reading fails else)."""
    found = [rule.pattern for rule in RULES]
    named = {name for pattern in found for condition in pattern.conditions for name in condition.wanted}
    named |= {name for pattern in found for name in pattern.companions}
    heads = {line.split()[0] for one in event_types().values() for line in one.nouns}
    classes = set(table("event_nouns")["nouns"])
    # These tell violence from politics, in disambiguation.py.
    assert classes <= named | heads | {"ASSAILANT", "FIGURE"}
    assert all(noun_class(name) for name in sorted(classes))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([text for text, _ in TRIGGERS]), min_size=1, max_size=3))
def test_events_are_supported_by_the_text(sentences: list[str]) -> None:
    """No event without a trigger span; spans lie in their sentence; participants' phrases hold a mention."""
    text = " ".join(sentences)
    annotations = annotated(text)
    keys = {r.key for r in annotations.referents}
    for found in annotations.events:
        assert found.sentence[0] <= found.start < found.end <= found.sentence[1] <= len(text)
        assert 1 <= len(text[found.start : found.end].split()) <= 4
        assert found.type in event_types()
        assert found.place is None or found.place in keys
        for participant in found.participants:
            span = (participant.start, participant.end)
            assert any(m.start < span[1] and span[0] < m.end for m in annotations.mentions)
            assert participant.referent in keys
    spans = [(m.start, m.end) for m in annotations.mentions]
    assert len(spans) == len(set(spans))
