// The Document: the golden facts of the story, in three languages, and what is said when evidence is missing.
#include "report/compose.h"

#include <gtest/gtest.h>

#include <set>

#include "report/findings.h"
#include "report/markdown.h"
#include "report/pictures.h"
#include "report/speech.h"

namespace ciclo::report {
namespace {

using examples::Found;

Document composed(const Found& found, Language language) {
    return compose(found.evidence, found.measures, found.ranking, found.loss, language);
}
std::string words_of_report(const Found& found, Language language) {
    return to_markdown(composed(found, language));
}

const Found& story_a() {
    static const Found found = examples::story_a();
    return found;
}
const Found& story_b() {
    static const Found found = examples::story_b();
    return found;
}

template <class T>
const T* first_of(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
        if (const auto* held = std::get_if<T>(&block)) return held;
    }
    return nullptr;
}

const Section* section(const Document& document, const std::string& id) {
    for (const Section& held : document.sections) {
        if (held.id == id) return &held;
    }
    return nullptr;
}

TEST(Compose, AnswersInOneSentenceWithItsNumbers) {
    EXPECT_EQ(
        flat(composed(story_a(), Language::es).answer),
        "Bueno en promedio, roto para 1 de cada 5. Primero, Recepción en urgencias: es lo peor valorado (2,85 de 5), "
        "lo viven todos y reúne el 44\u00A0% de las quejas.");
    EXPECT_EQ(flat(composed(story_a(), Language::en).answer),
              "Good on average, broken for 1 in 5. First, Reception in emergency: it is the worst rated (2.85 of 5), "
              "everyone lives it and it draws 44% of the complaints.");
    EXPECT_EQ(flat(composed(story_a(), Language::nl).answer),
              "Gemiddeld goed, stuk voor 1 op de 5. Eerst Ontvangst op de spoed: het laagst gewaardeerd (2,85 van 5), "
              "iedereen maakt het mee en het krijgt 44\u00A0% van de klachten.");
}

TEST(Compose, AnswerHoldsAtMostThirtyFiveWords) {
    for (auto make :
         {examples::story_a, examples::story_b, examples::map_only, examples::answers_only, examples::few_answers}) {
        const Found found = make();
        for (const Language language : languages) EXPECT_LE(word_count(composed(found, language).answer), 35U);
    }
}

TEST(Compose, TheNameOfTheFirstMomentIsStrong) {
    const Document document = composed(story_a(), Language::es);
    const auto strong_span = std::find_if(document.answer.begin(), document.answer.end(),
                                          [](const Span& s) { return s.emphasis == Emphasis::strong; });
    ASSERT_NE(strong_span, document.answer.end());
    EXPECT_EQ(strong_span->text, "Recepción en urgencias");
}

TEST(Compose, GreyLineSaysHowSure) {
    const std::string basis = flat(composed(story_a(), Language::es).basis);
    EXPECT_NE(basis.find("Índice 65,1 de 100 (entre "), std::string::npos) << basis;
    EXPECT_NE(basis.find("16 de 20 pacientes sin ningún fallo"), std::string::npos) << basis;
    EXPECT_NE(basis.find("entre 58 y 92\u00A0%"), std::string::npos) << basis;
    EXPECT_NE(basis.find("20 respuestas"), std::string::npos) << basis;
}

TEST(Compose, RankingShowsItsArithmeticAndAlarmsStandAbove) {
    const Document document = composed(story_a(), Language::es);
    const auto* alarm = first_of<Paragraph>(document.attention.blocks);
    ASSERT_NE(alarm, nullptr);
    EXPECT_EQ(alarm->tone, Tone::alarm);
    EXPECT_EQ(flat(alarm->text),
              "2 alarmas, por encima de cualquier orden: momento 1, 37,5\u00A0% de negativas (3 de 8) y momento 3, "
              "35\u00A0% de negativas (7 de 20).");
    const auto* list = first_of<RankedList>(document.attention.blocks);
    ASSERT_NE(list, nullptr);
    ASSERT_EQ(list->items.size(), 7U);
    EXPECT_EQ(list->items[0].arithmetic, "4,6 × 2,15 = 9,89");
    EXPECT_EQ(list->items[1].arithmetic, "4,9 × 0,85 × 2 = 8,33");
    EXPECT_EQ(list->items[2].arithmetic, "4,8 × 1,875 × 2 × 0,4 = 7,20");
    EXPECT_EQ(list->items[5].number, "6");  // the tie: lower mean first
    EXPECT_EQ(list->items[5].score, list->items[6].score);
    EXPECT_NE(flat(list->items[5].why).find("mpata con el 7"), std::string::npos);
    EXPECT_NE(flat(list->items[1].why).find("Va bien, pero es crítico"), std::string::npos);
}

TEST(Compose, AsksWhetherACandidateIsCritical) {
    const Document document = composed(story_a(), Language::es);
    const Section* candidates = section(document, "candidates");
    ASSERT_NE(candidates, nullptr);
    const auto* checks = first_of<Checks>(candidates->blocks);
    ASSERT_NE(checks, nullptr);
    ASSERT_EQ(checks->items.size(), 5U);
    EXPECT_EQ(checks->items[0].state, CheckState::met);
    EXPECT_EQ(checks->items[1].state, CheckState::met);
    EXPECT_EQ(checks->items[2].state, CheckState::met);
    EXPECT_EQ(checks->items[3].state, CheckState::not_met);
    const std::string text = words_of_report(story_a(), Language::es);
    EXPECT_NE(text.find("puntuación 9,89 → 19,78; índice 65,1 → 63,4; integridad 80\u00A0% → 60\u00A0%"),
              std::string::npos);
}

/// Facts that every language must tell, in its own way of writing numbers.
TEST(Compose, TellsTheFactsOfTheStoryInThreeLanguages) {
    const std::map<Language, std::vector<std::string>> facts{
        {Language::es,
         {"9,89", "65,1", "80\u00A0%", "23,1\u00A0%", "55,6\u00A0%", "37,5\u00A0%", "44,4\u00A0%", "88,9\u00A0%",
          "3,23", "12 de 20 cumplen", "14,75", "R02, R05, R07 y R16", "147,2 de 348,2"}},
        {Language::en,
         {"9.89", "65.1", "80%", "23.1%", "55.6%", "37.5%", "44.4%", "88.9%", "3.23", "12 of 20 meet it", "14.75",
          "R02, R05, R07 and R16", "147.2 of 348.2"}},
        {Language::nl,
         {"9,89", "65,1", "80\u00A0%", "23,1\u00A0%", "55,6\u00A0%", "37,5\u00A0%", "44,4\u00A0%", "88,9\u00A0%",
          "3,23", "12 van 20 voldoen", "14,75", "R02, R05, R07 en R16", "147,2 van 348,2"}}};
    for (const auto& [language, wanted] : facts) {
        const std::string text = words_of_report(story_a(), language);
        for (const std::string& fact : wanted) {
            EXPECT_NE(text.find(fact), std::string::npos) << code_of(language) << ": " << fact;
        }
    }
}

TEST(Compose, UsesTheOrganisationsWordForTheCustomer) {
    EXPECT_NE(words_of_report(story_a(), Language::es).find("20 pacientes"), std::string::npos);
    EXPECT_NE(words_of_report(story_a(), Language::en).find("20 patients"), std::string::npos);
    EXPECT_NE(words_of_report(story_a(), Language::nl).find("20 patiënten"), std::string::npos);
}

TEST(Compose, BeforeAndAfterIsClearOnlyWhereIntervalsAreApart) {
    EXPECT_EQ(flat(composed(story_b(), Language::es).answer),
              "Bueno en promedio, roto para 1 de cada 20. Recepción en urgencias pasó de 2,85 a 3,85 (claro) y sigue "
              "primero: es lo "
              "peor valorado (3,85 de 5), es crítico y lo viven todos.");
    const std::string text = words_of_report(story_b(), Language::es);
    EXPECT_NE(text.find("3 Recepción en urgencias pasó de 2,85 (n\u00A020) a 3,85 (n\u00A020), +1"), std::string::npos);
    EXPECT_NE(text.find("63,4"), std::string::npos);  // as re-based by today's map
    EXPECT_NE(text.find("65,1"), std::string::npos);  // as then
    EXPECT_NE(text.find("77,5"), std::string::npos);
    EXPECT_NE(text.find("el veredicto es provisional"), std::string::npos);
    EXPECT_NE(text.find("+50\u00A0puntos"), std::string::npos);
}

TEST(Compose, DriversAreAssociationsNeverCauses) {
    for (const Language language : languages) {
        const std::string text = words_of_report(story_a(), language);
        for (const char* claim : {"es la causa de", "is the cause of", "veroorzaakt"})
            EXPECT_EQ(text.find(claim), std::string::npos);
    }
    const Document document = composed(story_a(), Language::es);
    ASSERT_NE(section(document, "drivers"), nullptr);
    EXPECT_NE(first_of<Missing>(section(document, "drivers")->blocks), nullptr) << "too few answers must be said";
}

TEST(Compose, MapAloneSaysWhatIsMissingAndTheStepThatFillsIt) {
    const Found found = examples::map_only();
    const Document document = composed(found, Language::es);
    EXPECT_EQ(flat(document.answer),
              "El ciclo está dibujado: 7 momentos, 3 críticos. Todavía no se sabe cómo se vive.");
    ASSERT_NE(first_of<Missing>(document.attention.blocks), nullptr);
    const Section* missing = section(document, "missing");
    ASSERT_NE(missing, nullptr);
    EXPECT_GE(missing->blocks.size(), 4U);
    for (const Block& block : missing->blocks) {
        ASSERT_TRUE(std::holds_alternative<Missing>(block));
        EXPECT_FALSE(std::get<Missing>(block).step.empty());
    }
    EXPECT_NE(words_of_report(found, Language::es).find("--answers"), std::string::npos);
    EXPECT_EQ(section(document, "moments"), nullptr);
}

TEST(Compose, FewAnswersAreNotJudged) {
    const Found found = examples::few_answers();
    EXPECT_EQ(flat(composed(found, Language::es).answer), "Pocas respuestas (n\u00A03): todavía no se puede decir.");
    EXPECT_EQ(flat(composed(found, Language::nl).answer), "Te weinig antwoorden (n\u00A03): nog niets over te zeggen.");
    for (const auto& measure : found.measures.moments) EXPECT_EQ(sign_of(measure), drawing::Sign::none);
    const Document document = composed(found, Language::en);
    EXPECT_EQ(flat(document.basis), "3 answers.") << "no index and no interval of three answers";
    EXPECT_EQ(first_of<RankedList>(document.attention.blocks), nullptr);
    EXPECT_NE(first_of<Missing>(document.attention.blocks), nullptr);
    EXPECT_EQ(first_of<KeyFigures>(document.overview), nullptr);
}

TEST(Compose, AnswersWithoutImportanceSaySo) {
    const std::string text = words_of_report(examples::answers_only(), Language::es);
    EXPECT_NE(text.find("No hay importancia: todos los momentos pesan igual"), std::string::npos);
    EXPECT_EQ(section(composed(examples::answers_only(), Language::es), "matrix"), nullptr);
}

TEST(Compose, ListsWhatWasNotUsed) {
    const Document document = composed(story_b(), Language::en);
    const Section* ledger = section(document, "ledger");
    ASSERT_NE(ledger, nullptr);
    const auto* counts = first_of<Table>(ledger->blocks);
    ASSERT_NE(counts, nullptr);
    EXPECT_EQ(counts->rows.size(), story_b().evidence.ledger.counts().size());
    EXPECT_NE(words_of_report(story_b(), Language::en).find("activity that is no moment of the map"),
              std::string::npos);
}

void collect_ids(const std::vector<Block>& blocks, std::vector<std::string>& ids) {
    for (const Block& block : blocks) {
        if (const auto* heading = std::get_if<Heading>(&block)) ids.push_back(heading->id);
        if (const auto* table = std::get_if<Table>(&block)) {
            for (const Row& row : table->rows) ids.push_back(row.id);
        }
        if (const auto* list = std::get_if<RankedList>(&block)) {
            for (const RankedItem& item : list->items) ids.push_back(item.id);
        }
    }
}

TEST(Compose, EveryAnchorIsThereOnce) {
    for (auto make : {examples::story_a, examples::map_only, examples::few_answers}) {
        const Document document = composed(make(), Language::es);
        std::vector<std::string> ids;
        collect_ids(document.overview, ids);
        collect_ids(document.attention.blocks, ids);
        for (const Section& held : document.sections) {
            ids.push_back(held.id);
            collect_ids(held.blocks, ids);
        }
        std::erase(ids, "");
        EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
        // the drawings lead to every moment
        for (int i = 1; i <= 7; ++i) EXPECT_EQ(std::count(ids.begin(), ids.end(), "m-M" + std::to_string(i)), 1);
    }
}

TEST(Compose, PluralsOfTheCustomersWord) {
    const auto plural = [](Language language, const std::string& word) {
        LocalText text;
        text[language] = word;
        return Speech(language, text).text("answer.whole", {{"level", std::string("good")}, {"n", std::string("9")}});
    };
    EXPECT_NE(plural(Language::es, "huésped|huéspedes").find("9 huéspedes"), std::string::npos);
    EXPECT_NE(plural(Language::es, "lector").find("9 lectores"), std::string::npos);
    EXPECT_NE(plural(Language::es, "juez").find("9 jueces"), std::string::npos);
    EXPECT_NE(plural(Language::en, "party").find("9 parties"), std::string::npos);
    EXPECT_NE(plural(Language::nl, "bezoeker").find("9 bezoekers"), std::string::npos);
    EXPECT_NE(plural(Language::nl, "gast").find("9 gasten"), std::string::npos);
}

TEST(Compose, SpanishListsSayEBeforeI) {
    const Speech speech(Language::es, {});
    EXPECT_EQ(speech.list({"a", "importa"}), "a e importa");
    EXPECT_EQ(speech.list({"a", "hierro"}), "a y hierro");
    EXPECT_EQ(speech.list({"a", "b", "hilo"}), "a, b e hilo");
    EXPECT_EQ(Speech(Language::en, {}).list({"a", "b"}), "a and b");
}

}  // namespace
}  // namespace ciclo::report
