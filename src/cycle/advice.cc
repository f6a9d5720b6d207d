// The words of the classification sheet. The contact text states the corrected logic: the seed's translation had lost a
// negation (domain.md 0.2).
#include "cycle/classification.h"

namespace ciclo::cycle {

const Names<Dimension, 6>& names_of(Dimension*) {
    static constexpr Names<Dimension, 6> names{
        {{Dimension::contact, "contact", "grado de contacto", "degree of contact", "mate van contact"},
         {Dimension::participation, "participation", "participación del cliente", "customer participation",
          "deelname van de klant"},
         {Dimension::complexity, "complexity", "complejidad", "complexity", "complexiteit"},
         {Dimension::divergence, "divergence", "divergencia", "divergence", "divergentie"},
         {Dimension::wait_share, "wait_share", "proporción de espera", "wait share", "aandeel wachttijd"},
         {Dimension::efficiency, "efficiency", "eficiencia del proceso", "process efficiency", "procesefficiëntie"}}};
    return names;
}

const Names<Band, 3>& names_of(Band*) {
    static constexpr Names<Band, 3> names{{{Band::low, "low", "bajo", "low", "laag"},
                                           {Band::medium, "medium", "medio", "medium", "gemiddeld"},
                                           {Band::high, "high", "alto", "high", "hoog"}}};
    return names;
}

const LocalText& help(Dimension dimension) {
    static const LocalText contact(
        "Tiempo en que el cliente está presente dividido entre el tiempo total del servicio. Cuanto mayor es, más "
        "influye el cliente en el trabajo y menos se puede planificar sin él.",
        "Time the customer is present divided by the total time of the service. The higher it is, the more the "
        "customer "
        "influences the work and the less can be planned without them.",
        "Tijd waarin de klant aanwezig is, gedeeld door de totale tijd van de dienst. Hoe hoger, hoe meer de klant het "
        "werk beïnvloedt en hoe minder er zonder de klant te plannen valt.");
    static const LocalText participation(
        "Parte de las acciones que hace el cliente (1) o comparte con nosotros (½), sin contar las esperas.",
        "Share of the actions that the customer does (1) or shares with us (½); waits are not counted.",
        "Deel van de handelingen dat de klant doet (1) of met ons deelt (½); wachten telt niet mee.");
    static const LocalText complexity(
        "Número de pasos del mapa más detallado que existe: momentos, subpasos y acciones del plano.",
        "Number of steps in the most detailed map there is: moments, sub-steps and blueprint actions.",
        "Aantal stappen in de meest gedetailleerde kaart: momenten, deelstappen en acties van de blauwdruk.");
    static const LocalText divergence(
        "Cuánta libertad de juicio tiene cada paso, de 0 (siempre igual) a 3 (a medida), sobre el máximo posible.",
        "How much judgement each step allows, from 0 (always the same) to 3 (tailored), over the most possible.",
        "Hoeveel eigen oordeel elke stap toelaat, van 0 (altijd gelijk) tot 3 (maatwerk), ten opzichte van het "
        "maximum.");
    static const LocalText wait("Parte del tiempo presente que el cliente pasa esperando.",
                                "Share of the time present that the customer spends waiting.",
                                "Deel van de aanwezige tijd dat de klant wachtend doorbrengt.");
    static const LocalText efficiency(
        "Minutos de contacto de los momentos que agregan valor, sobre el tiempo presente.",
        "Contact minutes of the moments that add value, over the time present.",
        "Contactminuten van de momenten die waarde toevoegen, ten opzichte van de aanwezige tijd.");
    switch (dimension) {
        case Dimension::contact: return contact;
        case Dimension::participation: return participation;
        case Dimension::complexity: return complexity;
        case Dimension::divergence: return divergence;
        case Dimension::wait_share: return wait;
        case Dimension::efficiency: break;
    }
    return efficiency;
}

namespace {

using ByBand = std::array<LocalText, 3>;

const ByBand& contact_advice() {
    static const ByBand texts{
        LocalText("Contacto bajo: el cliente tiene poca influencia directa en el trabajo, porque no está "
                  "presente; se puede "
                  "organizar como una oficina o fábrica y cuidar los pocos momentos en que aparece.",
                  "Low contact: the customer has little direct influence on the work, because not present; it "
                  "can be run "
                  "like an office or a plant, with care for the few moments when they appear.",
                  "Laag contact: de klant heeft weinig directe invloed op het werk, omdat die niet aanwezig is; "
                  "het kan als "
                  "een kantoor of fabriek worden ingericht, met zorg voor de weinige momenten waarop de klant "
                  "verschijnt."),
        LocalText("Contacto medio: separe lo que exige al cliente presente de lo que puede hacerse sin él, y "
                  "prepare bien el "
                  "paso de una parte a la otra.",
                  "Medium contact: separate what needs the customer present from what can be done without them, "
                  "and prepare "
                  "the passage from one part to the other.",
                  "Gemiddeld contact: scheid wat de aanwezigheid van de klant vraagt van wat zonder kan, en bereid de "
                  "overgang tussen beide goed voor."),
        LocalText("Contacto alto: el cliente está presente e influye en el momento, la duración y la calidad; "
                  "hace falta gente "
                  "con trato, capacidad para las horas punta y un lugar pensado para él.",
                  "High contact: the customer is present and influences timing, length and quality; it takes "
                  "people skills, "
                  "capacity for the peak hours and a place made for them.",
                  "Hoog contact: de klant is aanwezig en beïnvloedt tijdstip, duur en kwaliteit; dat vraagt "
                  "omgangsvormen, "
                  "capaciteit voor piekuren en een ruimte die voor de klant gemaakt is.")};
    return texts;
}

const ByBand& participation_advice() {
    static const ByBand texts{
        LocalText("Lo hace el proveedor: el cliente depende de nosotros; dígale siempre qué pasa y qué sigue.",
                  "Done by the provider: the customer depends on us; always tell what is happening and what "
                  "comes next.",
                  "De aanbieder doet het: de klant is van ons afhankelijk; vertel steeds wat er gebeurt en wat "
                  "er volgt."),
        LocalText("Coproducción: el cliente es parte productiva; enséñele su parte y quite los pasos que le sobran.",
                  "Co-production: the customer is a productive part; teach them their part and remove steps "
                  "they do not need.",
                  "Coproductie: de klant is deel van de productie; leer hem zijn deel en haal overbodige stappen weg."),
        LocalText("Autoservicio: casi todo lo hace el cliente; el diseño, las señales y la ayuda a mano son el "
                  "servicio.",
                  "Self-service: the customer does nearly everything; design, signs and help at hand are the service.",
                  "Zelfbediening: de klant doet bijna alles; ontwerp, aanwijzingen en hulp bij de hand zijn de "
                  "dienst.")};
    return texts;
}

const ByBand& complexity_advice() {
    static const ByBand texts{
        LocalText("Pocos pasos: fácil de aprender y de copiar; compruebe que el mapa no calla lo que ocurre detrás.",
                  "Few steps: easy to learn and to copy; check that the map does not leave out what happens behind.",
                  "Weinig stappen: makkelijk te leren en na te doen; controleer of de kaart niet verzwijgt wat "
                  "erachter gebeurt."),
        LocalText("Pasos en número medio: busque los que no aportan al cliente y los traspasos que pueden fallar.",
                  "A medium number of steps: look for those that give the customer nothing and for hand-offs "
                  "that can fail.",
                  "Een gemiddeld aantal stappen: zoek stappen die de klant niets opleveren en overdrachten die "
                  "kunnen misgaan."),
        LocalText("Muchos pasos: cada uno puede fallar; agrupe, ofrezca un responsable único o separe el "
                  "servicio en dos.",
                  "Many steps: each can fail; group them, offer one person in charge or split the service in two.",
                  "Veel stappen: elk kan misgaan; voeg samen, bied één aanspreekpunt of splits de dienst in tweeën.")};
    return texts;
}

const ByBand& divergence_advice() {
    static const ByBand texts{
        LocalText("Divergencia baja: rutina, poca especialización y mucho volumen; normalice, mida y automatice "
                  "lo que pueda.",
                  "Low divergence: routine, low skill and high volume; standardise, measure and automate what you can.",
                  "Lage divergentie: routine, weinig specialisatie en veel volume; standaardiseer, meet en "
                  "automatiseer wat kan."),
        LocalText("Divergencia media: normas para lo común y margen para lo demás; diga qué puede decidir cada "
                  "trabajador.",
                  "Medium divergence: rules for what is common and room for the rest; say what each service "
                  "worker may decide.",
                  "Gemiddelde divergentie: regels voor het gewone en ruimte voor de rest; zeg wat elke "
                  "medewerker mag beslissen."),
        LocalText("Divergencia alta: flexibilidad, juicio, más intercambio de información y decisiones "
                  "delegadas en quien atiende.",
                  "High divergence: flexibility, judgement, more exchange of information and decisions "
                  "delegated to those who serve.",
                  "Hoge divergentie: flexibiliteit, oordeel, meer informatie-uitwisseling en beslissingen bij "
                  "wie de klant helpt.")};
    return texts;
}

}  // namespace

const LocalText& advice(Dimension dimension, Band band) {
    static const LocalText none;
    const auto at = static_cast<std::size_t>(band);
    switch (dimension) {
        case Dimension::contact: return contact_advice()[at];
        case Dimension::participation: return participation_advice()[at];
        case Dimension::complexity: return complexity_advice()[at];
        case Dimension::divergence: return divergence_advice()[at];
        case Dimension::wait_share:
        case Dimension::efficiency: break;
    }
    return none;
}

const LocalText& participation_word(Band band) {
    static const ByBand words{LocalText("lo hace el proveedor", "done by the provider", "door de aanbieder gedaan"),
                              LocalText("coproducción", "co-production", "coproductie"),
                              LocalText("autoservicio", "self-service", "zelfbediening")};
    return words[static_cast<std::size_t>(band)];
}

}  // namespace ciclo::cycle
