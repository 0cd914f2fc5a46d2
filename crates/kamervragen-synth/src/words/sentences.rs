//! Sentences with gaps, which [`crate::make`] fills: `{groep}` with people, `{zaak}` with a matter, and so on.

/// A theme: what papers are about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Theme {
    /// Who it concerns: "sluiswachters".
    pub(crate) group: &'static str,
    /// What it concerns: "de bediening van sluizen".
    pub(crate) matter: &'static str,
    /// What might be done: "een landelijk rooster".
    pub(crate) measure: &'static str,
    /// A headline about it.
    pub(crate) headline: &'static str,
}

/// All themes.
pub(crate) const THEMES: &[Theme] = &[
    Theme {
        group: "sluiswachters",
        matter: "de bediening van sluizen",
        measure: "een landelijk rooster",
        headline: "Sluiswachters draaien dubbele diensten",
    },
    Theme {
        group: "bewoners van woonboten",
        matter: "het dubbel geheven liggeld",
        measure: "een vast tarief",
        headline: "Woonboot betaalt twee keer",
    },
    Theme {
        group: "veerlieden",
        matter: "de sluiting van kleine veerdiensten",
        measure: "een subsidie voor veren",
        headline: "‘Zonder pont geen dorp’",
    },
    Theme {
        group: "beurtschippers",
        matter: "de tol op het Merwedekanaal",
        measure: "een vrijstelling van tol",
        headline: "Tol jaagt beurtvaart naar de weg",
    },
    Theme {
        group: "imkers",
        matter: "de sterfte onder bijen langs dijken",
        measure: "bloeiende dijkranden",
        headline: "Bijen verdwijnen van de dijk",
    },
    Theme {
        group: "huurders",
        matter: "schimmel in huurwoningen",
        measure: "een meldpunt voor vocht",
        headline: "Huurder wacht negen maanden op vochtonderzoek",
    },
    Theme {
        group: "leraren",
        matter: "het tekort aan zwemleraren",
        measure: "een zij-instroomtraject",
        headline: "Zwemles valt uit: ‘geen leraar te vinden’",
    },
    Theme {
        group: "patiënten",
        matter: "de wachttijden bij de huisartsenpost",
        measure: "een centrale triage",
        headline: "Zes uur wachten op de post",
    },
    Theme {
        group: "reizigers",
        matter: "de uitval van treinen op de Kustlijn",
        measure: "een nooddienstregeling",
        headline: "Kustlijn ligt er weer uit",
    },
    Theme {
        group: "akkerbouwers",
        matter: "de verzilting van landbouwgrond",
        measure: "een zoetwaterfonds",
        headline: "Zout kruipt onder de aardappel",
    },
    Theme {
        group: "vrijwilligers",
        matter: "de verzekering van vrijwilligers",
        measure: "een collectieve polis",
        headline: "Vrijwilliger draait zelf op voor schade",
    },
    Theme {
        group: "studenten",
        matter: "de afschaffing van de reisvergoeding",
        measure: "een overgangsregeling",
        headline: "Stagiair betaalt om te mogen werken",
    },
    Theme {
        group: "wolvenbeheerders",
        matter: "het plaatsen van wolfwerende rasters",
        measure: "een rasterregeling",
        headline: "Raster te laag, schaap weg",
    },
    Theme {
        group: "mantelzorgers",
        matter: "de aanvraag van respijtzorg",
        measure: "één loket",
        headline: "‘Ik vul al drie jaar formulieren in’",
    },
    Theme {
        group: "brandweerlieden",
        matter: "de PFAS-belasting van blusschuim",
        measure: "een bloedonderzoek",
        headline: "Brandweer spuit met verboden schuim",
    },
    Theme {
        group: "bibliothecarissen",
        matter: "de sluiting van dorpsbibliotheken",
        measure: "een bibliotheekbus",
        headline: "Laatste boek uitgeleend",
    },
];

/// What is asked.
pub(crate) const QUESTIONS: &[&str] = &[
    "Kent u het bericht «{kop}»?",
    "Bent u bekend met het bericht «{kop}» in {krant}?",
    "Wat is uw reactie op het bericht dat {groep} in {plaats} al sinds {jaar} wachten op duidelijkheid over {zaak}?",
    "Klopt het dat {organisatie} u in {jaar} heeft gewaarschuwd voor de gevolgen van {zaak}? Zo ja, wat heeft u daarmee gedaan?",
    "Hoeveel {groep} hebben in {jaar} te maken gehad met {zaak}, en hoe verhoudt dat aantal zich tot {jaar2}?",
    "Deelt u de mening dat {zaak} de positie van {groep} verzwakt? Zo nee, waarom niet?",
    "Kunt u uiteenzetten welke afspraken met {organisatie} zijn gemaakt over {zaak}?",
    "Is het juist dat de kosten van {zaak} zijn opgelopen tot {bedrag}?",
    "Bent u bereid {maatregel} in te voeren? Zo ja, op welke termijn? Zo nee, waarom niet?",
    "Hoe beoordeelt u de uitspraak van {organisatie} dat «{zaak} in {plaats} uit de hand loopt»?",
    "Waarom is er in {plaats} wel gekozen voor {maatregel} en elders niet?",
    "Herinnert u zich uw toezegging dat {groep} uiterlijk in {jaar} uitsluitsel zouden krijgen?",
    "Wat zijn de gevolgen van {zaak} voor {groep} buiten {plaats}?",
    "Erkent u dat ten minste {procent} van {groep} geen gebruik kan maken van de regeling, terwijl deze juist voor hen bedoeld is?",
    "Op welke wijze wordt toezicht gehouden op {zaak}, en door wie?",
    "Kunt u een overzicht geven van alle meldingen over {zaak} sinds {jaar}?",
    "Welke rol speelt {organisatie} bij {maatregel}?",
    "Hoe verklaart u dat het bedrag van {bedrag} uit de begroting voor {jaar} niet is besteed?",
    "Kunt u toelichten waarom het antwoord op eerdere vragen over {zaak} zo lang op zich liet wachten?",
    "Bent u het ermee eens dat {groep} niet de dupe mogen worden van {zaak}?",
    "Kunt u deze vragen elk afzonderlijk beantwoorden?",
    "Kunt u deze vragen beantwoorden vóór het commissiedebat over {zaak}?",
    "Is {maatregel} volgens u verenigbaar met het 11e lid van de betreffende bepaling?",
    "Welke lessen trekt u uit de gang van zaken rond {zaak} in {plaats}?",
    "Zijn er andere landen waar {maatregel} is beproefd, en met welk resultaat?",
];

/// Sentences that follow the first of a question.
pub(crate) const QUESTIONS_MORE: &[&str] = &[
    "Zo ja, welke stappen heeft u sindsdien gezet?",
    "Zo nee, waarom niet?",
    "Kunt u uw antwoord toelichten?",
    "Acht u dat wenselijk?",
    "Geldt dat ook voor {groep} in {plaats}?",
    "Hoeveel geld is daarmee gemoeid, uitgesplitst naar jaar?",
    "Welke termijn hanteert u daarbij?",
    "Was u daarvan op de hoogte toen u de Kamer informeerde?",
];

/// What opens a list of sub-questions.
pub(crate) const LIST_OPENINGS: &[&str] = &[
    "Kunt u per onderdeel aangeven:",
    "Kunt u een overzicht geven van:",
    "Wilt u in uw reactie ingaan op de volgende punten:",
    "Welke gegevens zijn bekend over:",
];

/// The items of a list.
pub(crate) const ITEMS: &[&str] = &[
    "het aantal {groep} dat is geraakt",
    "de kosten in {jaar} en {jaar2}",
    "de gemiddelde wachttijd in {plaats}",
    "de rol van {organisatie}",
    "het aandeel dat {maatregel} steunt",
    "de gevolgen voor de begroting",
    "de meldingen die niet zijn opgevolgd",
    "de afspraken over {zaak}",
];

/// What is answered.
pub(crate) const ANSWERS: &[&str] = &[
    "Ja.",
    "Nee.",
    "Ja, daar ben ik mee bekend.",
    "Ik ben bekend met dit bericht.",
    "Het kabinet hecht grote waarde aan {zaak}. Daarom is in {jaar} met {organisatie} afgesproken dat {groep} eerder worden betrokken.",
    "In {jaar} ging het om {aantal} meldingen, tegen {aantal2} in {jaar2}. Die stijging hangt samen met {zaak}.",
    "Nee, die mening deel ik niet. Uit onderzoek van {organisatie} blijkt dat {procent} van {groep} tevreden is over de gang van zaken.",
    "De kosten bedroegen in {jaar} {bedrag}. Een uitsplitsing naar gemeente is niet voorhanden.",
    "Het is aan {organisatie} om te beoordelen of {maatregel} nodig is. Ik treed daar niet in.",
    "Zoals ik in het antwoord op vraag 1 heb aangegeven, is {maatregel} in voorbereiding.",
    "Over {zaak} heb ik uw Kamer eerder geïnformeerd. Sindsdien is het beeld niet wezenlijk veranderd.",
    "Ik herken het geschetste beeld niet. In {plaats} is de situatie inmiddels verbeterd; {groep} kunnen er weer terecht.",
    "De Inspectie heeft {zaak} in {jaar} onderzocht en kwam tot de conclusie dat de regels zijn nageleefd.",
    "Ja, daartoe ben ik bereid. Naar verwachting kan {maatregel} op 1 januari {jaar3} in werking treden.",
    "Er wordt niet centraal bijgehouden hoeveel {groep} het betreft.",
    "Voor {maatregel} is eenmalig {bedrag} beschikbaar gesteld, waarvan {procent} inmiddels is uitgekeerd.",
    "Het overleg met {organisatie} loopt nog. Ik wil niet op de uitkomst vooruitlopen.",
    "In algemene zin geldt dat {groep} zich kunnen wenden tot {organisatie}.",
    "De uitvoering ligt bij de gemeenten. Zij hebben daarin beleidsvrijheid, ook waar het gaat om {zaak}.",
    "Dat is juist. Het gaat om het 12e kwartaal op rij waarin het aantal meldingen toeneemt.",
];

/// Sentences that follow the first of an answer.
pub(crate) const ANSWERS_MORE: &[&str] = &[
    "Ik zal uw Kamer hierover voor de zomer van {jaar3} informeren.",
    "Daarbij teken ik aan dat de cijfers over {jaar} nog niet volledig zijn.",
    "Dit geldt niet voor {groep} in {plaats}, waar een andere regeling van kracht is.",
    "Hierbij is rekening gehouden met de afspraken uit het coalitieakkoord.",
    "De resultaten van deze evaluatie worden in {jaar3} verwacht.",
    "Voor het overige verwijs ik naar het antwoord op vraag 2.",
    "Met {organisatie} ben ik daarover in gesprek.",
    "Het gaat daarbij om {aantal} gevallen.",
];

/// What opens a list in an answer.
pub(crate) const ANSWER_LIST_OPENINGS: &[&str] = &[
    "Het gaat om de volgende onderdelen:",
    "Daarbij spelen de volgende overwegingen:",
    "De afspraken houden in:",
];

/// What opens a table in an answer.
pub(crate) const TABLE_OPENINGS: &[&str] = &[
    "Onderstaande tabel geeft de aantallen per jaar weer.",
    "De verdeling is als volgt.",
    "De cijfers staan in de tabel hieronder.",
];

/// What an answer says that only points elsewhere. The gap holds the number.
pub(crate) const POINTERS: &[&str] = &[
    "Zie antwoord vraag {n}.",
    "Zie het antwoord op vraag {n}.",
    "Zie mijn antwoord op vraag {n}.",
    "Zie het antwoord op vraag {n}",
];

/// Why there is no answer yet; the gap holds the names.
pub(crate) const POSTPONEMENTS: &[&str] = &[
    "De vragen {leden} over {onderwerp} kunnen niet binnen de gebruikelijke termijn worden beantwoord. De reden van het uitstel is dat afstemming met {organisatie} meer tijd vergt. Ik streef ernaar de vragen zo spoedig mogelijk te beantwoorden.",
    "Hierbij deel ik u mede dat de beantwoording van de schriftelijke vragen {leden} over {onderwerp} meer tijd vraagt dan de gestelde termijn van drie weken. U ontvangt de antwoorden zodra de benodigde informatie beschikbaar is.",
];

/// An explanation: the gaps hold asker, day and case number of earlier questions.
pub(crate) const EXPLANATIONS: &[&str] = &[
    "Deze vragen dienen ter aanvulling op eerdere vragen terzake van het lid {lid}, ingezonden {dag} (vraagnummer {zaaknummer}).",
    "Deze vragen zijn een vervolg op de vragen van het lid {lid}, ingezonden {dag} (vraagnummer {zaaknummer}).",
];
