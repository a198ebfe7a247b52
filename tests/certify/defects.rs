//! Every check can fail: each defect is found by the row that is about it, and by no other.

use saldo::certify::{Depth, Package, Plan, Report, Status, certify};
use serde_json::{Value, json};

use crate::double::{Defect, Doubles};
use crate::package::Files;

pub(crate) fn failed(report: &Report) -> Vec<&'static str> {
    let failed = report.results.iter().filter(|it| it.verdict.status == Status::Fail);
    failed.map(|result| result.row.id).collect()
}

async fn of_double(defect: Option<Defect>) -> Report {
    let doubles = Doubles::start(defect).await;
    let plan = Plan {
        target: Some(doubles.target()),
        package: Some(Files::good().package()),
        depths: vec![Depth::Sample, Depth::Whole],
        on_progress: &|_, _| {},
    };
    certify(plan).await
}

pub(crate) async fn of_package(package: Package) -> Report {
    let on_progress = &|_, _| {};
    certify(Plan { target: None, package: Some(package), depths: Vec::new(), on_progress }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_skill_with_nothing_wrong_passes_every_row() {
    let report = of_double(None).await;
    let mut text = Vec::new();
    report.write_text(false, &mut text).unwrap();
    assert!(report.is_fine(), "{}", String::from_utf8_lossy(&text));
    // All that can be judged here was: the rest is for persons, over TLS, or about voice codes.
    let left = report.results.iter().filter(|it| it.verdict.status == Status::NotApplicable);
    assert_eq!(left.map(|it| it.row.id).collect::<Vec<_>>(), ["2.2a", "2.6"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_defect_of_a_skill_is_found_by_its_own_row() {
    use Defect as D;
    let table = [
        (D::TakesUnsigned, "2.2b.1"),
        (D::TakesAnyAddress, "2.2b.2"),
        (D::TakesAnyChain, "2.2b.3"),
        (D::TakesAnyTime, "2.2c"),
        (D::TakesAnySkill, "2.2d"),
        (D::RefusesUnknownProperties, "2.2e"),
        (D::SendsNoLinkCard, "2.3b.1"),
        (D::NeedsLinkToOpen, "2.3b.2"),
        (D::FailsOnUnknownToken, "2.3c"),
        (D::TellsUnshared, "2.5a"),
        (D::ForgetsThatLinksEnd, "2.5b"),
        (D::TellsUnlinked, "2.5c"),
        (D::NamesIntentOnCard, "3.3a"),
        (D::ShowsMoreThanIsSaid, "3.3b"),
        (D::StaysOpenUnasked, "4.1a"),
        (D::ClosesAfterWelcome, "4.1b"),
        (D::HasNoReprompt, "4.4"),
        (D::SpeaksAfterTheEnd, "4.19"),
        (D::FailsWithoutSlot, "4.2"),
        (D::FailsOnOneShots, "4.6"),
        (D::FailsOnOddValues, "4.11a"),
        (D::TellsOfExceptions, "4.11b"),
        (D::HangsWithTheBank, "4.11c"),
        (D::SuggestsTheUnknown, "4.3a"),
        (D::HelpsWithoutQuestion, "4.12"),
        (D::StaysAfterStop, "4.13"),
        (D::GivesUpAtOnce, "4.14"),
        (D::FailsOnYes, "4.15"),
        (D::KnowsNobody, "R.1"),
        (D::ShowsWithoutScreen, "4.16a"),
        (D::SpeaksEnglishToGermans, "4.17a"),
        (D::SendsTooMuch, "4.18a"),
        (D::BreaksMarkup, "4.18b"),
        (D::IsSlowOnce, "4.18c"),
        (D::SaysSymbols, "S.1"),
        (D::PrefersTheOwner, "V.1"),
        (D::TellsInHotels, "V.2"),
    ];
    let mut wrong = Vec::new();
    for (defect, row) in table {
        let report = of_double(Some(defect)).await;
        if failed(&report) != [row] {
            let findings = report.results.iter().flat_map(|it| &it.verdict.findings);
            let first: Vec<_> = findings.take(4).map(|it| it.what.as_str()).collect();
            wrong.push(format!("{defect:?}: {:?} instead of {row}: {first:?}", failed(&report)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voice_code_is_noticed_by_what_is_asked() {
    let report = of_double(Some(Defect::AsksForVoiceCode)).await;
    let row = report.row("2.6").unwrap();
    assert_eq!(row.verdict.status, Status::Person, "{}", row.verdict.summary);
}

/// What is wrong with a package, and the row that is about it.
type Broken = (&'static str, fn(&mut Files));

#[tokio::test]
async fn each_defect_of_a_package_is_found_by_its_own_row() {
    fn language(model: &mut Value) -> &mut Value {
        &mut model["interactionModel"]["languageModel"]
    }
    let table: [Broken; 15] = [
        ("P1", |files| {
            let shown =
                &mut files.manifest["manifest"]["publishingInformation"]["locales"]["de-DE"];
            shown["keywords"] = json!(["bank", "alexa bank"]);
        }),
        ("P2", |files| {
            files.manifest["manifest"]["privacyAndCompliance"]["isChildDirected"] = Value::Null
        }),
        ("P4", |files| {
            let prompt = &mut files.english["interactionModel"]["prompts"][0]["variations"][0];
            prompt["value"] = json!("What is your credit card number?");
        }),
        ("2.3d", |files| {
            let legal = &mut files.manifest["manifest"]["privacyAndCompliance"]["locales"]["en-US"];
            legal["privacyPolicyUrl"] = json!("http://www.cornerbank.com/privacy");
        }),
        ("3.1", |files| {
            let shown =
                &mut files.manifest["manifest"]["publishingInformation"]["locales"]["en-US"];
            shown["examplePhrases"][1] = json!("do something clever");
        }),
        ("3.2a", |files| {
            let shown =
                &mut files.manifest["manifest"]["publishingInformation"]["locales"]["en-US"];
            shown["description"] = json!("Hear your balance.");
        }),
        ("3.4", |files| files.small = 96),
        ("3.4", |files| {
            files.manifest["manifest"]["publishingInformation"]["category"] = json!("");
        }),
        ("4.5", |files| language(&mut files.english)["invocationName"] = json!("Corner bank")),
        ("4.7", |files| {
            language(&mut files.english)["intents"][11]["samples"] = json!(["talk to someone"]);
        }),
        ("4.8a", |files| {
            language(&mut files.english)["intents"][11]["samples"][1] = json!("how much do i have");
        }),
        ("4.8a", |files| {
            language(&mut files.german)["intents"].as_array_mut().unwrap().remove(4);
        }),
        ("4.8b", |files| files.german["interactionModel"]["prompts"] = json!([])),
        ("4.9", |files| {
            language(&mut files.english)["intents"][11]["samples"][1] = json!("call 911 for me");
        }),
        ("4.10", |files| {
            let values = &mut language(&mut files.english)["types"][0]["values"];
            values[1]["name"]["synonyms"] = json!(["checking"]);
        }),
    ];
    let good = of_package(Files::good().package()).await;
    assert_eq!(failed(&good), Vec::<&str>::new());
    for (row, spoil) in table {
        let mut files = Files::good();
        spoil(&mut files);
        let report = of_package(files.package()).await;
        let found: Vec<_> = report.results.iter().flat_map(|it| &it.verdict.findings).collect();
        assert_eq!(failed(&report), [row], "{found:?}");
    }
}
