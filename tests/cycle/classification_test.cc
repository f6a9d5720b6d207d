#include "cycle/classification.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "cycle/read_map.h"
#include "cycle/templates.h"

namespace ciclo::cycle {
namespace {

Map bank() { return *read_template("bank-cheque"); }

TEST(Classification, theBankOfTheDomainStudy) {
    const Classification c = classify(bank());
    EXPECT_DOUBLE_EQ(*c.contact.share, 21.3 / 29.3);  // K-10
    EXPECT_EQ(c.contact.band, Band::high);
    EXPECT_DOUBLE_EQ(*c.participation.share, 7.5 / 12);  // K-11
    EXPECT_EQ(c.participation.band, Band::medium);
    EXPECT_EQ(participation_word(*c.participation.band).in(Language::en), "co-production");
    EXPECT_EQ(c.steps, 13);  // K-12
    EXPECT_EQ(c.complexity, Band::medium);
    EXPECT_DOUBLE_EQ(*c.divergence.share, 4.0 / 39);  // K-13
    EXPECT_EQ(c.divergence.band, Band::low);
    EXPECT_DOUBLE_EQ(*c.wait_share.share, 14 / 21.3);   // K-16
    EXPECT_DOUBLE_EQ(*c.efficiency.share, 3.8 / 21.3);  // K-36: M7 to M10 add value
    EXPECT_NEAR(*c.efficiency.share, 0.178, 0.0005);
    EXPECT_FALSE(c.wait_share.band.has_value());
}

TEST(Classification, bandsOfTheOtherExamples) {
    EXPECT_EQ(classify(*read_template("government-permit")).contact.band, Band::low);
    EXPECT_EQ(classify(*read_template("hospital-emergency")).divergence.band, Band::medium);
    EXPECT_EQ(classify(*read_template("complaint-handling")).divergence.band, Band::medium);
    EXPECT_EQ(classify(*read_template("hospital-emergency")).steps, 7);
    EXPECT_EQ(classify(*read_template("hospital-emergency")).complexity, Band::low);
}

TEST(Classification, givingTheCheckToAMachineOfTheCustomerRaisesParticipation) {
    EXPECT_DOUBLE_EQ(*participation_if(bank(), MomentId("M8"), Actor::customer).share, 8.5 / 12);
    EXPECT_EQ(participation_if(bank(), MomentId("M8"), Actor::customer).band, Band::high);
    EXPECT_DOUBLE_EQ(*participation_if(bank(), MomentId("M5"), Actor::employee).share,
                     7.5 / 12);  // a wait is no action
    EXPECT_THROW(participation_if(bank(), MomentId("T1"), Actor::customer), Broken);
}

TEST(Classification, fourBackstageStepsMakeThirteenSeventeen) {
    Map map = bank();
    for (const char* id : {"B1", "B2", "B3", "B4"}) {
        map.actions.push_back(
            {id, MomentId("M8"), Lane::backstage, BlueprintActor::person, {}, "", 0, false, false, false, {}});
    }
    EXPECT_EQ(classify(map).steps, 17);
    map.actions.push_back(
        {"E1", MomentId("M8"), Lane::evidence, BlueprintActor::person, {}, "", 0, false, false, false, {}});
    EXPECT_EQ(classify(map).steps, 17);  // a sign on the wall is no step
    map.moments[7].steps = {{"a", "", ""}, {"b", "", ""}, {"c", "", ""}};
    EXPECT_EQ(classify(map).steps, 19);
    for (int i = 0; i < 7; ++i) map.actions.push_back(map.actions.front());
    EXPECT_EQ(classify(map).complexity, Band::high);  // 26
}

TEST(Classification, whatNobodySaidHasNoValue) {
    const Classification c = classify(*read_map(
        "cycle: {id: a, name: A}\nstages: [{id: S, name: S}]\nmoments: [{id: M, stage: S, name: x, kind: wait}]\n",
        "a.yaml"));
    EXPECT_FALSE(c.contact.share.has_value());
    EXPECT_FALSE(c.contact.band.has_value());
    EXPECT_FALSE(c.participation.share.has_value());
    EXPECT_FALSE(c.divergence.share.has_value());
    EXPECT_FALSE(c.wait_share.share.has_value());
    EXPECT_FALSE(c.efficiency.share.has_value());
    EXPECT_EQ(c.moments_without_minutes, 1);
    EXPECT_EQ(c.steps, 1);
}

TEST(Classification, divergenceCountsOnlyStepsThatSayIt) {
    const Classification c =
        classify(*read_map("cycle: {id: a, name: A}\nstages: [{id: S, name: S}]\nmoments: [{id: M, stage: S, name: x, "
                           "div: 2}, {id: N, stage: S, "
                           "name: y}]\n",
                           "a.yaml"));
    EXPECT_DOUBLE_EQ(*c.divergence.share, 2.0 / 3);
    EXPECT_EQ(c.divergence.band, Band::high);
}

TEST(Classification, placeAndDependenceComeFromTheMap) {
    const Classification c = classify(
        *read_map("cycle: {id: laundry, name: L, process_dependence: equipment, location: customer_site, sites: many}\n"
                  "stages: [{id: S, name: S}]\nmoments: [{id: M, stage: S, name: x}]\n",
                  "a.yaml"));
    EXPECT_EQ(c.process_dependence, std::vector<ProcessDependence>{ProcessDependence::equipment});
    EXPECT_EQ(c.location, Location::customer_site);
    EXPECT_EQ(c.sites, Sites::many);
}

TEST(Classification, theHelpOfLowContactSaysTheCorrectedLogic) {
    const LocalText& low = advice(Dimension::contact, Band::low);
    EXPECT_NE(low[Language::en].find("little direct influence on the work, because not present"), std::string::npos);
    EXPECT_NE(low[Language::es].find("poca influencia directa en el trabajo, porque no está presente"),
              std::string::npos);
    EXPECT_NE(low[Language::nl].find("weinig directe invloed op het werk, omdat die niet aanwezig is"),
              std::string::npos);
}

TEST(Classification, everyHelpIsInThreeLanguages) {
    for (const auto& row : names_of(static_cast<Dimension*>(nullptr))) {
        for (const Language language : languages) {
            EXPECT_FALSE(help(row.value)[language].empty()) << row.code;
            for (const Band band : {Band::low, Band::medium, Band::high}) {
                const bool banded = row.value != Dimension::wait_share && row.value != Dimension::efficiency;
                EXPECT_EQ(advice(row.value, band)[language].empty(), !banded) << row.code;
            }
        }
    }
}

}  // namespace
}  // namespace ciclo::cycle
