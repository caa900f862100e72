//! The estimator: questions left, the result right, and what one takes along. The first result stands before any
//! question is answered; each answer refines it. What it comes to is `estimate`'s to say; here it is shown.

mod compare;
mod edition;
mod field;
mod line;
mod questions;
mod result;
mod take;
mod what_if;

use crate::{
    document,
    domain::{Day, Role},
    estimate::{
        Case, link, saved,
        view::{View, view},
    },
    platform,
    policy::{Policy, TooLarge, model::QuestionIndex},
    text::{EstimatorWords, estimator_words},
};
use leptos::prelude::*;
use std::{sync::Arc, time::Duration};

/// Where the device keeps what was entered.
const KEPT: &str = "estimate";

/// How long after the last key the address and the device follow.
const PAUSE: Duration = Duration::from_millis(250);

/// What all parts of the estimator share.
#[derive(Clone, Copy)]
struct Desk {
    words: &'static EstimatorWords,
    page: StoredValue<Arc<document::Estimator>>,
    case: RwSignal<Case>,
    /// The reader's day; before it is known, the day the page was checked.
    today: RwSignal<Day>,
    /// Counts whenever the case is changed by anything but a field, so that fields show it anew.
    replaced: RwSignal<u32>,
    /// A question to go to.
    wanted: RwSignal<Option<QuestionIndex>>,
    /// The questions and assumptions that could not be read, by the id of their field.
    faults: RwSignal<Vec<(String, String)>>,
    view: Memo<Result<Arc<View>, TooLarge>>,
    /// The edition that the opened link was computed by, where that is another.
    edition: RwSignal<Option<String>>,
    /// The link's items that were not understood.
    ignored: RwSignal<Vec<String>>,
    /// What was kept on the device, while it is offered.
    offer: RwSignal<Option<saved::Kept>>,
    /// The first scenario, while two are compared.
    scenario: RwSignal<Option<Case>>,
}

impl Desk {
    fn with_policy<T>(&self, of: impl FnOnce(&Policy) -> T) -> T {
        self.page.with_value(|page| of(&page.policy))
    }

    fn page(&self) -> Arc<document::Estimator> {
        self.page.get_value()
    }

    /// Puts another case in the place of the present one.
    fn replace(&self, case: Case) {
        self.case.set(case);
        self.faults.set(Vec::new());
        self.replaced.update(|times| *times += 1);
    }

    /// Says of a field what could not be read, or that all is well.
    fn fault(&self, field: &str, message: Option<String>) {
        let known = self
            .faults
            .with_untracked(|faults| faults.iter().any(|(id, _)| id == field));
        if known || message.is_some() {
            self.faults.update(|faults| {
                faults.retain(|(id, _)| id != field);
                faults.extend(message.map(|message| (field.to_owned(), message)));
            });
        }
    }

    /// The link of the present case: the page's address and everything entered.
    fn link(&self) -> String {
        let page = self.page();
        let fragment = self.case.with(|case| link::write(&page.policy, case));
        let address = platform::address().unwrap_or_else(|| page.address.clone());
        if fragment.is_empty() {
            address
        } else {
            format!("{address}#{fragment}")
        }
    }

    /// Opens what the address holds; whether it holds anything.
    fn open_link(&self) -> bool {
        let fragment = platform::whole_fragment();
        // An anchor of the page is no case.
        if !fragment.contains('=') {
            return false;
        }
        let page = self.page();
        let opened = link::read(&page.policy, &fragment);
        let other = opened.version.filter(|version| *version != page.policy.version);
        self.edition.set(other);
        let names = opened.ignored.into_iter().map(|one| one.key).collect();
        self.ignored.set(names);
        self.replace(opened.case);
        true
    }
}

/// The estimator.
#[component]
pub fn Estimator(
    /// The policy and what goes with it.
    page: Arc<document::Estimator>,
) -> impl IntoView {
    let case = RwSignal::new(Case::new(&page.policy));
    let today = RwSignal::new(page.on);
    let policy = page.clone();
    let view = Memo::new(move |_| {
        let today = today.get();
        case.with(|case| view(&policy.policy, case, today).map(Arc::new))
    });
    let desk = Desk {
        words: estimator_words(page.policy.lang),
        page: StoredValue::new(page.clone()),
        case,
        today,
        replaced: RwSignal::new(0),
        wanted: RwSignal::new(None),
        faults: RwSignal::new(Vec::new()),
        view,
        edition: RwSignal::new(None),
        ignored: RwSignal::new(Vec::new()),
        offer: RwSignal::new(None),
        scenario: RwSignal::new(None),
    };
    follow(desk);
    let heading = format!("{}-heading", page.id);
    view! {
        <section class="estimator" id=page.id.clone() aria-labelledby=heading.clone()>
            <h2 class="visually-hidden" id=heading.clone()>{page.title.clone()}</h2>
            {notices(desk)}
            {edition::edition(desk)}
            <div class="estimator__desk">
                {questions::questions(desk)}
                {result::result(desk)}
                {result::bar(desk)}
            </div>
            {what_if::what_if(desk)}
            {compare::compare(desk)}
            {take::take(desk)}
        </section>
    }
}

/// Keeps address and device in step with what is entered, once the page is taken over.
fn follow(desk: Desk) {
    Effect::new(move |_| {
        if let Some(today) = platform::today() {
            desk.today.set(today);
        }
        if !desk.open_link() {
            let page = desk.page();
            let kept = platform::recall(KEPT).map(|text| saved::recall(&page.policy, &text));
            desk.offer.set(kept);
        }
        let changed = window_event_listener(leptos::ev::hashchange, move |_| {
            desk.open_link();
        });
        on_cleanup(move || changed.remove());
    });
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let write = move || {
        let page = desk.page();
        desk.case.with_untracked(|case| {
            platform::set_whole_fragment(&link::write(&page.policy, case));
            // What was kept is not lost before the visitor has decided about it.
            if desk.offer.with_untracked(Option::is_none) {
                platform::remember(KEPT, saved::keep(&page.policy, case).as_deref());
            }
        });
    };
    let forget = move || {
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    Effect::new(move |before: Option<()>| {
        desk.case.track();
        desk.offer.track();
        forget();
        // The first run is the page being taken over: nothing was entered.
        if before.is_some()
            && let Ok(handle) = set_timeout_with_handle(write, PAUSE)
        {
            waiting.set_value(Some(handle));
        }
    });
    on_cleanup(forget);
}

/// What has to be said before anything else: what was kept, and what a link held that was not understood.
fn notices(desk: Desk) -> AnyView {
    let words = desk.words;
    let restore = move |_| {
        if let Some(saved::Kept::Case(opened)) = desk.offer.get_untracked() {
            let page = desk.page();
            let other = opened.version.filter(|version| *version != page.policy.version);
            desk.edition.set(other);
            desk.replace(opened.case);
        }
        desk.offer.set(None);
    };
    let forget = move |_| {
        platform::remember(KEPT, None);
        desk.offer.set(None);
    };
    let offer = move || {
        desk.offer.get().map(|kept| {
            let is_whole = matches!(kept, saved::Kept::Case(_));
            let text = if is_whole { words.saved } else { words.damaged };
            view! {
                <div class="estimator__notice" role="status">
                    <p>{text}</p>
                    <p class="actions">
                        {is_whole.then(|| view! { <button type="button" class="button" on:click=restore>{words.restore}</button> })}
                        <button type="button" class="button" on:click=forget>{words.forget}</button>
                    </p>
                </div>
            }
        })
    };
    let ignored = move || {
        desk.ignored.with(|names| {
            (!names.is_empty()).then(|| {
                let text = format!("{}{}", words.ignored, names.join(words.comma));
                view! { <p class="estimator__notice" role="status">{text}</p> }
            })
        })
    };
    view! { {offer} {ignored} }.into_any()
}

/// The value of a role in a form.
const fn role_value(role: Option<Role>) -> &'static str {
    match role {
        None => "all",
        Some(Role::Crew) => "crew",
        Some(Role::Firm) => "firm",
        Some(Role::Performer) => "performer",
        Some(Role::Graduate) => "graduate",
    }
}
