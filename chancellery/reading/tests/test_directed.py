"""What a leader tells units to do, in news and replies: each unit with its own task."""

import pytest

from chancellery.reading import read

BEFORE = {
    "pl": "Narada odbyła się w sali sesyjnej urzędu i trwała do późnego popołudnia, po czym goście zwiedzili zamek.\n",
    "es": "La reunión se celebró en el salón de actos y terminó con una comida para todos los que habían venido.\n",
    "pt": "A reunião decorreu no salão nobre e terminou com um almoço para todos os que tinham vindo de longe.\n",
}

ORDERED = [
    ("pl", "Polecił Wydziałowi Kultury spisać pamiątki, a Wydziałowi Finansów znaleźć środki.",
     ["Wydziałowi Kultury", "Wydziałowi Finansów"]),
    ("pl", "Wojewoda zobowiązała Wydział Infrastruktury do spisania mostów, zaś Wydział Finansów do wypłaty.",
     ["Wydział Infrastruktury", "Wydział Finansów"]),
    ("pl", "Starosta poprosił Powiatowy Urząd Pracy, aby policzył wolne miejsca, a Zarząd Dróg, by naprawił most.",
     ["Powiatowy Urząd Pracy", "Zarząd Dróg"]),
    ("pl", "Zobowiązałem Miejskiego Konserwatora Zabytków do wydania opinii.", ["Miejskiego Konserwatora Zabytków"]),
    ("pl", "Marszałek zaznaczył, że Wydział Promocji powinien wydać przewodnik.", ["Wydział Promocji"]),
    ("pl", "Wojewoda powierzył Komitetowi przewodniczenie i nadzór nad spisem.", ["Komitetowi"]),
    ("pl", "Departament Finansów dostał polecenie wypłaty środków.", ["Departament Finansów"]),
    ("pt", "O Comité Popular emitiu um despacho, solicitando aos departamentos e setores que cumpram o decreto.",
     ["departamentos", "setores"]),
    ("es", "La camarada Ha Thi Lan pidió a la Policía Provincial que vigile y al Departamento de Finanzas que pague.",
     ["Policía Provincial", "Departamento de Finanzas"]),
    ("es", "El gobernador exigió que la Dirección de Salud publique los datos; que la Contraloría revise todo.",
     ["Dirección de Salud", "Contraloría"]),
    ("es", "La ministra encargó al Departamento de Turismo el calendario y a la Oficina de Prensa la difusión.",
     ["Departamento de Turismo", "Oficina de Prensa"]),
    ("es", "He encargado a la Intervención Municipal un informe.", ["Intervención Municipal"]),
    ("es", "El vicepresidente del Comité Popular subrayó que los departamentos deben unirse.", ["departamentos"]),
    ("pt", "O prefeito pediu à Secretaria de Obras que conclua a obra e à Guarda Municipal que reforce a ronda.",
     ["Secretaria de Obras", "Guarda Municipal"]),
    ("pt", "A ministra encarregou a Direção-Geral da Saúde de o preparar e a Inspeção-Geral de o fiscalizar.",
     ["Direção-Geral da Saúde", "Inspeção-Geral"]),
    ("pt", "O camarada Ho Van Lam pediu às três unidades que reúnam; ao Departamento de Finanças que pague.",
     ["três unidades", "Departamento de Finanças"]),
    ("es", "La gobernadora asignó la tarea: el Departamento de Riegos hace el plan antes del 3 de mayo; la Oficina de "
     "Prensa hace seguimiento.", ["Departamento de Riegos", "Oficina de Prensa"]),
    ("pt", "O governador determinou à Secretaria da Fazenda a liberação das verbas.", ["Secretaria da Fazenda"]),
]  # fmt: skip

SILENT = [
    ("pl", "Trener polecił zawodnikom odpoczynek, a lekarzom obserwację."),
    ("pl", "Rodzice poprosili Urząd Gminy o naprawę drogi."),
    ("pl", "Prezes powierzył Annie Nowak prowadzenie sklepu."),
    ("es", "El presidente de la Asociación de Comerciantes pidió a la Policía Local que vigile el mercado."),
    ("es", "El embajador pidió al Departamento de Industria que reciba a los inversores."),
    ("es", "La Junta exigió a la empresa la devolución de la ayuda."),
    ("pt", "Os moradores pediram à Prefeitura que asfalte a rua."),
    ("pt", "O prefeito pediu ao Governo do Estado a construção da ponte."),
]


@pytest.mark.parametrize(("code", "sentence", "leads"), ORDERED)
def test_whom_a_leader_tells_to_do_something_leads_it(code, sentence, leads):
    reading = read(BEFORE[code] + sentence + "\n")

    assert [unit for each in reading.provisions for unit in each.lead_units] == leads
    assert {each.nature for each in reading.provisions} == {"duty"}


@pytest.mark.parametrize(("code", "sentence"), SILENT)
def test_what_others_ask_or_tell_is_no_order(code, sentence):
    assert read(BEFORE[code] + sentence + "\n").provisions == ()


def test_what_a_leader_orders_is_no_proposal():
    order = "O camarada Vo Dinh Kha pediu à Guarda Municipal que reforce a ronda.\n"

    assert read(BEFORE["pt"] + order).proposals == ()


WORDED = [
    ("pl", "Nadzór nad zadaniem sprawuje I Zastępca Prezydenta Miasta.", ["I Zastępca Prezydenta Miasta"]),
    ("pl", "Wydział Sportu został zobowiązany do ogłoszenia naboru.", ["Wydział Sportu"]),
    ("pl", "Referat Dróg co dwa tygodnie przekazuje Sekretarzowi Gminy zestawienie.", ["Referat Dróg"]),
    ("pl", "Wydziałowi Promocji polecono wydać folder.", ["Wydziałowi Promocji"]),
    ("pl", "Za oprawę odpowiada Miejski Ośrodek Kultury im. Jana Pietrzyka wraz z chórem.",
     ["Miejski Ośrodek Kultury im. Jana Pietrzyka"]),
    ("pl", "Wniosek rozpatrzy Burmistrz Jan Kowalski.", ["Burmistrz"]),
    ("pl", "Wniosek rozpatrzy Dyrektor Muzeum Jana Matejki.", ["Dyrektor Muzeum Jana Matejki"]),
    ("es", "Cada dependencia nombrará un enlace.", ["Cada dependencia"]),
    ("pt", "Ficou acertado que a Polícia Rodoviária escolta os comboios e que o Corpo de Bombeiros mantém plantão.",
     ["Polícia Rodoviária", "Corpo de Bombeiros"]),
    ("pl", "Program ramowy do 16 marca przygotuje BWM.", ["BWM"]),
    ("pl", "Ambasada, za pośrednictwem Centrum Kultury, zgłosi skład zespołów.", ["Ambasada"]),
    ("es", "La Dirección de Puertos, en el término de 15 días, elegirá; entretanto, la Junta Local decidirá.",
     ["Dirección de Puertos", "Junta Local"]),
    ("es", "El Director de Vialidad, o quien haga sus veces, presentará los estudios.", ["Director de Vialidad"]),
    ("pt", "A SMRI publicará o relatório.", ["SMRI"]),
    ("pt", "Ação 2.1. A Secretaria de Turismo organizará a missão no 2º semestre de 2026.", ["Secretaria de Turismo"]),
    ("pt", "Ficam a Procuradoria-Geral e a Controladoria incumbidas de rever as minutas.",
     ["Procuradoria-Geral", "Controladoria"]),
    ("pt", "O plano compete à Secretaria de Obras, cabendo à Secretaria de Planejamento a revisão das metas.",
     ["Secretaria de Obras", "Secretaria de Planejamento"]),
    ("es", "Será la Consejería de Cultura quien proponga la sede.", ["Consejería de Cultura"]),
    ("es", "La Brigada de Obras repondrá las placas y el Archivo Municipal facilitará los textos.",
     ["Brigada de Obras", "Archivo Municipal"]),
    ("es", "La Dirección de Migraciones —con el apoyo de la Defensoría— realizará el censo.",
     ["Dirección de Migraciones"]),
    ("pt", "Serão os consulados a recolher as candidaturas.", ["os consulados"]),
    ("pt", "O Superintendente designará os fiscais.", ["Superintendente"]),
]  # fmt: skip
ORDERING = {
    "pl": "UCHWAŁA NR 4\n\nW związku z potrzebą uporządkowania zasad współpracy przyjmuje się, co następuje.\n",
    "es": "PLAN DE TRABAJO\n\nEl presente documento recoge lo que se ha de hacer durante el año y cómo se hará.\n",
    "pt": "PLANO DE TRABALHO\n\nO presente documento reúne o que se há de fazer durante o ano e como se faz.\n",
}


@pytest.mark.parametrize(("code", "sentence", "leads"), WORDED)
def test_who_does_it_is_found_however_a_plan_says_it(code, sentence, leads):
    reading = read(ORDERING[code] + sentence + "\n")

    assert [unit for each in reading.provisions for unit in each.lead_units] == leads


@pytest.mark.parametrize(
    ("sentence", "lead", "helpers"),
    [
        ("Departament Zdrowia przewodniczy i koordynuje z Policją Prowincji zapobieganie pożarom.",
         "Departament Zdrowia", ("Policją Prowincji",)),
        ("El Departamento de Salud preside y coordina con la Policía Provincial el asesoramiento.",
         "Departamento de Salud", ("Policía Provincial",)),
        ("O Departamento de Saúde preside e coordena com a Polícia Provincial o aconselhamento.",
         "Departamento de Saúde", ("Polícia Provincial",)),
    ],
)  # fmt: skip
def test_presiding_and_coordinating_with_somebody_is_a_duty_in_translated_news(sentence, lead, helpers):
    before = BEFORE["pl" if "przewodniczy" in sentence else "es" if "preside y" in sentence else "pt"]
    found = read(before + sentence + "\n").provisions

    assert [(each.lead_units, each.coordinating_units) for each in found] == [((lead,), helpers)]


def test_a_permanent_body_has_no_rhythm():
    text = "O Departamento de Cultura é a agência permanente, responsável pela produção dos programas.\n"

    assert {each.schedule for each in read(BEFORE["pt"] + text).provisions} == {None}


TOLD_OF_A_PLAN = [
    ("es", """El 6 de agosto, el Comité Popular emitió un plan para los próximos años, que fue presentado a la prensa.
Conforme al plan, el Departamento de Finanzas preside la revisión de los incentivos. La Universidad abre clases.
""", ["Departamento de Finanzas", "Universidad"]),
    ("pt", """O Comitê Popular emitiu um plano para os próximos anos, que foi apresentado à imprensa da província.
De acordo com o plano, o Departamento de Turismo organiza as feiras. A Polícia Provincial reforça as rondas noturnas.
""", ["Departamento de Turismo", "Polícia Provincial"]),
    ("pl", """Komitet Ludowy wydał w tym tygodniu pismo, o którym poinformowano prasę na spotkaniu w siedzibie władz.
Komitet przydziela konkretne zadania:
Policja Prowincji kontroluje rejestrację pobytu na przejściach.
Departament Zdrowia opracowuje plan opieki nad turystami.
""", ["Policja Prowincji", "Departament Zdrowia"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "leads"), TOLD_OF_A_PLAN)
def test_what_news_tell_that_a_plan_leaves_to_units_is_theirs_to_do(code, text, leads):
    reading = read(text)

    assert reading.language == code
    assert [unit for each in reading.provisions for unit in each.lead_units] == leads


def test_the_same_without_a_plan_is_only_told():
    text = BEFORE["es"] + "El Departamento de Finanzas preside la revisión. La Universidad abre clases de español.\n"

    assert read(text).provisions == ()


def test_a_party_that_acts_through_another_leads_the_points_below_it():
    text = """POROZUMIENIE
o współpracy przy organizacji Roku Kultury, zawarte między Miastem a Ambasadą w dniu 17 lutego 2026 r.
Ambasada, za pośrednictwem Centrum Kultury Gruzińskiej:
a) zgłosi skład zespołów;
b) uzyska wizy i zezwolenia.
"""
    assert {each.lead_units for each in read(text).provisions if each.duty} == {("Ambasada",)}
