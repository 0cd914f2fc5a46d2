//! Names of people, parties, charges, places and papers. People, parties and papers do not exist; the charges do.

/// First names, which web pages and the publisher's record show.
pub(crate) const FIRST: &[&str] = &[
    "Pieter", "Marit", "Samir", "Tessa", "Joost", "Roos", "Femke", "Yusuf", "Ilse", "Bram", "Nadia",
    "Sjoerd", "Wiebe", "Çağla", "Zoë", "Anneloes", "Mohamed", "Koen", "Lieke", "Hâlbe", "Ruud", "Fatma",
    "Gijs", "Elske",
];

/// Surnames as they stand after "het lid", with the prefixes, accents and hyphens of real ones.
pub(crate) const SURNAMES: &[&str] = &[
    "Oosterbaan",
    "Van der Sluis",
    "El Amrani",
    "De Wringer",
    "Ydema",
    "Ter Horne",
    "Van Eikenrode",
    "Kröller",
    "Çelikbaş",
    "Ooms-van de Wetering",
    "Faber – Van de Klinkert",
    "De Rijk",
    "Van ’t Hout",
    "In ’t Veldt",
    "Op den Dijk",
    "Lösch",
    "Van Beurden",
    "Aerts",
    "Zijlema",
    "Quist",
    "Hoogkamer",
    "Van den Akker-Smit",
    "Bouzerda",
    "Ouazzani",
    "d’Ancona",
    "Nijmeijer",
    "Verkuijl",
    "Van der Poll",
    "Thijm",
    "Inge van Weel",
    "Olger van Weel",
    "Dassenaar",
    "Kostić-Blom",
    "Ní Dhuin",
    "Von Martels",
    "Le Roux",
    "Vermeer",
    "Sneepels",
    "Ten Broekel",
    "Omtzicht",
    "Müllerhof",
    "Bée",
    "Jansma",
    "Weverling",
];

/// Parties, short and whole.
pub(crate) const PARTIES: &[&str] = &[
    "SV",
    "PvdW",
    "Waterpartij",
    "Nieuw Verbond",
    "LB",
    "D77",
    "GroenWater-PvdW",
    "NV",
    "Unie van Zeven",
    "BBD",
    "FvL",
    "DOE",
];

/// Charges as printed, with the preposition that goes before.
pub(crate) const CHARGES: &[(&str, &str)] = &[
    ("van", "Infrastructuur en Waterstaat"),
    ("van", "Sociale Zaken en Werkgelegenheid"),
    ("van", "Volksgezondheid, Welzijn en Sport"),
    ("van", "Onderwijs, Cultuur en Wetenschap"),
    ("van", "Landbouw, Natuur en Voedselkwaliteit"),
    ("van", "Landbouw, Visserij, Voedselzekerheid en Natuur"),
    ("van", "Binnenlandse Zaken en Koninkrijksrelaties"),
    ("van", "Buitenlandse Zaken"),
    ("van", "Defensie"),
    ("van", "Financiën"),
    ("van", "Justitie en Veiligheid"),
    ("van", "Asiel en Migratie"),
    ("van", "Economische Zaken en Klimaat"),
    ("van", "Klimaat en Groene Groei"),
    ("van", "Volkshuisvesting en Ruimtelijke Ordening"),
    ("voor", "Rechtsbescherming"),
    ("voor", "Buitenlandse Handel en Ontwikkelingssamenwerking"),
    ("voor", "Klimaat en Energie"),
    ("voor", "Natuur en Stikstof"),
    ("voor", "Langdurige Zorg en Sport"),
    ("voor", "Primair en Voortgezet Onderwijs"),
    ("voor", "Armoedebeleid, Participatie en Pensioenen"),
];

/// Places.
pub(crate) const PLACES: &[&str] = &[
    "Oudermeer",
    "Sint-Joosdijk",
    "Nieuw-Loosveen",
    "Waterhuizen",
    "Ter Aalst aan Zee",
    "Broekerveen",
    "Koggenland-Oost",
    "de Kop van Halmaar",
    "Grootegastel",
    "Vierlingsbeek-Noord",
    "Zandhoven",
    "Maasbrakel",
];

/// Organisations.
pub(crate) const ORGANISATIONS: &[&str] = &[
    "de Bond van Sluiswachters",
    "het Waterkundig Bureau",
    "de Stichting Vaarwegen Nu",
    "de Inspectie Binnenwater",
    "de Vereniging van Kadegemeenten",
    "het Planbureau voor de Kust",
    "de Rekenkamer Merwede",
    "het Landelijk Huurdersplatform",
    "de Autoriteit Veerdiensten",
    "de Federatie van Beurtschippers",
    "het Instituut voor Dijkonderzoek",
    "Stichting Het Open Erf",
];

/// Newspapers, each with the host of its site.
pub(crate) const NEWSPAPERS: &[(&str, &str)] = &[
    ("De Merwebode", "merwebode.example"),
    ("Het Waterblad", "waterblad.example"),
    ("Omroep Merwede", "omroepmerwede.example"),
    ("De Nieuwe Kustcourant", "kustcourant.example"),
    ("Dagblad van de Polder", "polderdagblad.example"),
    ("Follow the Stream", "www.followthestream.example"),
    ("NOS-1 Journaal", "nos1.example"),
];
