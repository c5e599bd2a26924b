"""Replies, notes, minutes and reported orders in English, French and German: who is to do what, with whom, by when."""

import pytest

from chancellery.reading import read

ORDERED = [
    (
        "fr",
        "NOTE DE SERVICE n° 2025-31/DRI\n\n"
        "Invitations. Au bureau des visites d'imprimer les cartes avant le 12 septembre 2025 ; au service du "
        "courrier de "
        "tenir la liste à jour ; à la régie des salles de réserver le pavillon.",
        [("bureau des visites", (), "2025-09-12"), ("service du courrier", (), None), ("régie des salles", (), None)],
    ),
    (
        "fr",
        "Le 3 mars 2025, la préfète a répondu au maire. J'ai demandé à la direction régionale des ports de verser "
        "le solde "
        "sous trois semaines et au secrétariat du programme d'en informer les communes.",
        [("direction régionale des ports", (), None), ("secrétariat du programme", (), None)],
    ),
    (
        "fr",
        "Le Comité populaire provincial demande également aux Comités populaires des districts de Phu Tan et de "
        "Krong Bo de "
        "rapidement élaborer leur plan avant le 15 juillet 2025, et au Centre de promotion des ports de tenir la "
        "liste.",
        [
            ("Comités populaires des districts de Phu Tan et de Krong Bo", (), "2025-07-15"),
            ("Centre de promotion des ports", (), None),
        ],
    ),
    (
        "fr",
        "La secrétaire adjointe permanente a noté que le Bureau du Comité provincial du Parti doit suivre l'exécution.",
        [("Bureau du Comité provincial du Parti", (), None)],
    ),
    (
        "fr",
        "PLAN DE TRAVAIL 2026\n\nLes dossiers parviendront au plus tard le 15 février 2026 à l'Agence des "
        "mobilités, qui les "
        "instruira avec le concours de l'ambassade.",
        [("Agence des mobilités", ("ambassade",), "2026-02-15")],
    ),
    (
        "fr",
        "DÉCISION n° 12/2025\n\n1. Confier au Service des foires le soin de coordonner avec la Police du port les "
        "entrées.\n"
        "2. L'entretien incombe au Musée municipal des arts et traditions.\n"
        "3. Il appartient au conseil départemental de délibérer.\n"
        "4. Le Bureau du livre s'engage à publier le guide.",
        [
            ("Service des foires", ("Police du port",), None),
            ("Musée municipal des arts et traditions", (), None),
            ("conseil départemental", (), None),
            ("Bureau du livre", (), None),
        ],
    ),
    (
        "fr",
        "DÉCISION n° 12/2025\n\n1. Les loyers sont réglés ; leur recouvrement est confié à la Voirie métropolitaine.\n"
        "2. S'agissant des visas, il est convenu que le Service des ports désignera un agent.",
        [("Voirie métropolitaine", (), None), ("Service des ports", (), None)],
    ),
    (
        "en",
        "ACTION PLAN 2025\n\nThe forms go to the Statistics Office, which compiles them by 3 May 2025. The Liaison "
        "Office "
        "handles visas.",
        [("Statistics Office", (), "2025-05-03"), ("Liaison Office", (), None)],
    ),
    (
        "en",
        "Dear Mayor,\n\nThank you for your letter of 2 April 2025. I have asked the Consular Directorate to open the "
        "counter by 1 September 2025. The Roads Board provides the premises.",
        [("Consular Directorate", (), "2025-09-01"), ("Roads Board", (), None)],
    ),
    (
        "en",
        "It was agreed that the National Printing Works would deliver the cards by 31 March 2025.",
        [("National Printing Works", (), "2025-03-31")],
    ),
    (
        "en",
        "PLAN OF WORK\n\n- The Press Commission co-ordinates with the Radio and Television Station to open a column.\n"
        "- The Audit Commission examines trips.",
        [("Press Commission", ("Radio and Television Station",), None), ("Audit Commission", (), None)],
    ),
    (
        "de",
        "Ihr Schreiben vom 22. April 2025\n\nZu 1. Zuschuss\nMit der Abrechnung habe ich das Kulturamt betraut, das "
        "dabei vom "
        "Förderverein Au unterstützt wird.\n\nZu 2. Schilder\nDie Schilder werden von der bisher zuständigen "
        "Abteilung Süd bis "
        "zum 30. Juni 2025 aufgestellt.",
        [("Kulturamt", (), None), ("Abteilung Süd", (), "2025-06-30")],
    ),
    (
        "de",
        "Niederschrift\n\nTOP 1 Funk\nDas Amt für Zivilschutz klärt die Rechte.\n\nTOP 2 Verpflegung\nFür die "
        "Verpflegung ist "
        "der Heimatverein Au verantwortlich.\n\nTOP 3 Fristen\nBei Verzug hat das Passamt die Gründe darzulegen.",
        [("Amt für Zivilschutz", (), None), ("Heimatverein Au", (), None), ("Passamt", (), None)],
    ),
    (
        "de",
        "Genosse Pham Van Ha betonte, dass das Finanzministerium die Mittel rechtzeitig bereitstellen müsse und "
        "dass das "
        "Ministerium für Kultur und Sport bis zum 30. März 2025 einen Plan vorzulegen habe.",
        [("Finanzministerium", (), None), ("Ministerium für Kultur und Sport", (), "2025-03-30")],
    ),
    (
        "fr",
        "Le vice-président permanent du Comité populaire a exigé que le Département des Ports achève le plan. Il a "
        "par ailleurs "
        "chargé le Département de la Santé de présider l'accueil.",
        [("Département des Ports", (), None), ("Département de la Santé", (), None)],
    ),
    (
        "fr",
        "Le président du Comité populaire a loué les résultats, ajoutant que le Bureau du Comité publierait une liste.",
        [("Bureau du Comité", (), None)],
    ),
    (
        "en",
        "Secretary Le Quang Hoa assigned the Department of Construction to be the focal point for the road; the "
        "Department of "
        "Education to select 20 students; and the Department of Finance to balance the sources.",
        [
            ("Department of Construction", (), None),
            ("Department of Education", (), None),
            ("Department of Finance", (), None),
        ],
    ),
    (
        "en",
        "The Provincial Party Committee's Office was tasked with drafting the notice.",
        [("Provincial Party Committee's Office", (), None)],
    ),
    (
        "en",
        "PLAN OF WORK\n\n1. Venue. The City Council provides the hall. A shuttle is to be organised by the Ministry "
        "of Transport.\n"
        "2. Forms. The Registry sends them out.",
        [("City Council", (), None), ("Ministry of Transport", (), None), ("Registry", (), None)],
    ),
    (
        "de",
        "Auf der Konferenz forderte die stellvertretende Vorsitzende das Amt für Auswärtiges auf, bis zum 31. "
        "August 2025 einen "
        "Entwurf auszuarbeiten. Sie wies außerdem darauf hin, dass das Gesundheitsamt Medikamente bereitzustellen "
        "habe.",
        [("Amt für Auswärtiges", (), "2025-08-31"), ("Gesundheitsamt", (), None)],
    ),
    (
        "de",
        "Mit der Vorbereitung des Treffens betraute der Sekretär des Provinzparteikomitees das Amt für Reisen.",
        [("Amt für Reisen", (), None)],
    ),
    (
        "de",
        "Der Landrat verlangte, dass die Gemeinden jedes halbe Jahr über die Lage berichten.",
        [("Gemeinden", (), None)],
    ),
    (
        "de",
        "Das Volkskomitee überträgt dem Büro für Außenbeziehungen die Aufgabe, bis zum 1. Mai 2025 einen Plan zu "
        "erstellen.",
        [("Büro für Außenbeziehungen", (), "2025-05-01")],
    ),
    (
        "de",
        "BESCHLUSS Nr. 4/2025\n\n1. Bis dahin obliegt die Vertretung der Gemeinde dem Landrat.\n"
        "2. Die Hochschulen berichten jährlich zum 1. März.",
        [("Landrat", (), None), ("Hochschulen", (), "XXXX-03-01")],
    ),
]

SILENT = [
    "REPLY\n\nRequest 1: that the protocol be renewed. Talks with the Republic of Vestland will begin in the autumn.\n"
    "Request 2: that the fees be cut. The Ministry shares the concern.",
    "Niederschrift\n\nTOP 1 Vertrag\nDie Justizdirektion teilt mit, dass der Entwurf vorliegt.\n\nTOP 2 Verschiedenes\n"
    "Der Ausschuss nahm zur Kenntnis, dass die Stelle frei ist.",
    "Ihr Schreiben vom 22. April 2025\n\nZu 1. Fristen\nDie Stadt Au regt an, das Land möge die Fristen ändern.\n\n"
    "Zu 2. Mittel\nDie Begegnung wird vom Land gefördert.",
    "PROCÈS-VERBAL\n\nLa commission prend acte de la réponse. Le Conseil partage cette analyse. La délégation "
    "rappelle la loi.",
    "The Commission agreed that:\n(a) the course is jointly financed;\n(b) the talks were useful.",
]


@pytest.mark.parametrize(("code", "text", "expected"), ORDERED)
def test_whoever_is_to_do_something_leads_it(code, text, expected):
    reading = read(text)

    found = [
        (unit, each.coordinating_units, each.due)
        for each in reading.provisions
        if each.duty and each.lead_units
        for unit in each.lead_units
    ]
    assert (reading.language, found) == (code, expected)


@pytest.mark.parametrize("text", SILENT)
def test_what_is_only_told_is_nobodys_to_do(text):
    assert [each.lead_units for each in read(text).provisions if each.lead_units] == []


def test_an_answer_to_what_was_asked_is_a_duty_of_its_own():
    reading = read(
        "Response to the towns\n\n6.1 Eleven towns petitioned the Treasury for an allowance. The Treasury will "
        "reply by "
        "3 July 2026.\n6.2 The Ports Board repairs the pier by 3 May 2026."
    )

    led = [(each.quote.split(".")[0], each.lead_units) for each in reading.provisions if each.lead_units]
    assert led[0] == ("The Treasury will reply by 3 July 2026", ("Treasury",))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            "MINUTES OF THE BOARD\nVenue: Hall B\nDate: Tuesday, 11 February 2025, 09.30-13.10\n\n"
            "1. Minutes of the second meeting (8 October 2024)\nApproved.\n2. The Office sends the list by the end "
            "of March.",
            "2025-03",
        ),
        (
            "Protokoll\nZeit: Donnerstag, 6. November 2025, 10 bis 12 Uhr\n\n1. Das Protokoll vom 5. Juni 2025 wird "
            "genehmigt.\n2. Das Passamt prüft bis Ende Januar die Karten.",
            "2026-01",
        ),
    ],
)
def test_minutes_are_of_the_day_behind_their_label_and_weekday(text, due):
    assert read(text).provisions[-1].due == due


def test_the_place_of_a_paper_a_post_or_the_next_meeting_is_not_that_of_an_event():
    told = read(
        "La cérémonie s'est déroulée le 12 mars 2025 sous la présidence du consul général du Vietnam à Khon Kaen. "
        "La prochaine "
        "cérémonie se tiendra à Dorvan."
    )

    assert [(each.date, each.place) for each in told.events] == [("2025-03-12", None)]


def test_who_chaired_may_be_told_with_the_post_and_nothing_behind_the_verb():
    told = read(
        "On the morning of July 17, 2025, the Provincial Union of Friendship Organizations held a conference. "
        "Comrade Vu Thi "
        "Hai, Chairman of the Union, chaired."
    )

    assert [each.chair for each in told.events] == ["Vu Thi Hai"]


@pytest.mark.parametrize(
    ("text", "by", "to", "item"),
    [
        (
            "Der Vertreter der Provinz Attapeu schlug vor, ein gemeinsames Büro einzurichten.",
            "Provinz Attapeu",
            None,
            "ein gemeinsames Büro einzurichten",
        ),
        (
            "Le Département des Finances a suggéré de limiter le nombre de voyages.",
            "Département des Finances",
            None,
            "limiter le nombre de voyages",
        ),
        (
            "Houaphanh proposed that Phu Lam continue to support the provincial radio station.",
            "Houaphanh",
            "Phu Lam",
            "continue to support the provincial radio station",
        ),
    ],
)
def test_what_is_proposed_needs_no_noun(text, by, to, item):
    found = read(text).proposals

    assert [(each.by, each.to, each.items) for each in found] == [(by, to, (item,))]


def test_a_post_of_the_left_column_is_not_of_whom_the_right_one_names():
    text = (
        "Sandau, den 17. Juli 2025\n\nFür das Ministerium                         Für die Region\n"
        "Dr. Gesine Wohlert, Staatssekretärin        Matti Rautio, Minister für Gesundheit\n"
    )

    assert [(each.name, each.post) for each in read(text).people] == [
        ("Gesine Wohlert", "Staatssekretärin"),
        ("Matti Rautio", "Minister für Gesundheit"),
    ]


@pytest.mark.parametrize(
    ("sentence", "quarter"),
    [
        ("In the first quarter, the province welcomed 18,700 visitors.", "2025-33"),
        ("The office shall report in the first quarter.", "2026-33"),
        ("Au premier trimestre, la province a accueilli 18 700 visiteurs.", "2025-33"),
    ],
)
def test_a_quarter_just_over_is_that_of_which_something_is_told(sentence, quarter):
    assert [each.edtf for each in read(f"Port Merrow, 10 April 2025\n\n{sentence}").dates][1:] == [quarter] or [
        each.edtf for each in read(f"Port-Merrow, le 10 avril 2025\n\n{sentence}").dates
    ][1:] == [quarter]


@pytest.mark.parametrize(
    "text",
    [
        "1. The department shall pay a grant of £100 a year.\n2. The office shall hold two meetings a year.",
        "1. La direction des finances verse 5 000 € par an.\n2. La direction du port tient deux réunions par an.",
        "1. A direção de finanças deve usar o orçamento anual.\n2. A direção do porto deve fazer um relatório anual.",
    ],
)
def test_what_is_paid_by_the_year_is_no_yearly_duty(text: str) -> None:
    assert [each.schedule for each in read(text).provisions] == [None, "yearly"]
