//! Every policy file of the project runs: it is sound, and all its cases come out as they say.

use qujiang_drama::{domain::Lang, policy::check};
use std::{fs, path::PathBuf};

/// The policy that is published, and the examples.
fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir("tests/policies")
        .expect("the examples")
        .map(|entry| entry.expect("an example").path())
        .collect();
    files.push("public/content/policy.json".into());
    files.sort();
    files
}

#[test]
fn every_case_of_every_policy_comes_out_in_both_languages() {
    let mut wrong = Vec::new();
    let mut cases = 0;
    for file in files() {
        let name = file.display();
        let text = fs::read_to_string(&file).expect("a policy");
        for lang in Lang::ALL {
            match check::read(&text, lang) {
                Ok(checked) => {
                    cases += checked.cases.len();
                    for case in &checked.cases {
                        match case.run(&checked.policy) {
                            Ok(found) => {
                                wrong.extend(found.iter().map(|one| format!("{name}: {one}")));
                            }
                            Err(error) => wrong.push(format!("{name}: {}: {error}", case.id)),
                        }
                    }
                }
                Err(faults) => wrong.extend(faults.iter().map(|fault| format!("{name}: {fault}"))),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases >= 2 * 370, "{cases} cases ran: were some lost?");
}
