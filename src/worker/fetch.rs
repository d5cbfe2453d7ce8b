//! Makes the requests of live sources, the only ones that this program ever makes of its own accord.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{Request, Response};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit,
    RequestRedirect, ResponseType, WorkerGlobalScope,
};

use crate::feed::{Call, Method, Reply, Trouble, next_link};

/// No answer is larger.
const LARGEST: u64 = 256 << 20;

/// Makes a request and reads all of its answer.
///
/// # Errors
/// When there is no complete answer within so many seconds.
pub async fn fetch(scope: &WorkerGlobalScope, call: &Call, timeout_s: u32) -> Result<Reply, Trouble> {
    let Ok(limit) = Limit::new(scope, timeout_s) else {
        return Err(Trouble::Unreachable);
    };
    let answer = answer_of(call, &limit).await;
    answer.map_err(|trouble| match trouble {
        _ if limit.is_over() => Trouble::TooSlow(timeout_s),
        Trouble::Unreachable if !scope.navigator().on_line() => Trouble::Offline,
        trouble => trouble,
    })
}

async fn answer_of(call: &Call, limit: &Limit) -> Result<Reply, Trouble> {
    let request = request_of(call, limit).map_err(|_| Trouble::Unreachable)?;
    let response = Request::from(request).send().await.map_err(|_| Trouble::Unreachable)?;
    // Redirects are not followed: a source stays at its address, and its key with it.
    if response.type_() == ResponseType::Opaqueredirect {
        return Err(Trouble::Redirected);
    }
    let header = |name: &str| response.headers().get(name);
    Ok(Reply {
        status: response.status(),
        etag: header("ETag"),
        last_modified: header("Last-Modified"),
        retry_after: header("Retry-After"),
        date: header("Date"),
        next: header("Link").and_then(|link| next_link(&link)),
        body: body_of(&response).await?,
    })
}

fn request_of(call: &Call, limit: &Limit) -> Result<web_sys::Request, JsValue> {
    let init = RequestInit::new();
    init.set_signal(Some(&limit.controller.signal()));
    init.set_redirect(RequestRedirect::Manual);
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    // What is known already is told by the request itself.
    init.set_cache(RequestCache::NoStore);
    let headers = web_sys::Headers::new()?;
    for (name, value) in &call.headers {
        headers.append(name, value.reveal())?;
    }
    match &call.method {
        Method::Get => init.set_method("GET"),
        Method::Query(body) => {
            headers.append("Content-Type", "application/json")?;
            init.set_method("POST");
            init.set_body(&JsValue::from_str(body));
        }
        Method::Token(form) => {
            headers.append("Content-Type", "application/x-www-form-urlencoded")?;
            init.set_method("POST");
            init.set_body(&JsValue::from_str(form.reveal()));
        }
    }
    init.set_headers(&headers);
    web_sys::Request::new_with_str_and_init(&call.url, &init)
}

/// The body, piece by piece, so that one without end is noticed.
async fn body_of(response: &Response) -> Result<Vec<u8>, Trouble> {
    let Some(stream) = response.body() else {
        return Ok(Vec::new());
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(|_| Trouble::BrokeOff)?;
        let at = |name: &str| Reflect::get(&piece, &name.into()).unwrap_or(JsValue::UNDEFINED);
        if at("done").is_truthy() {
            return Ok(body);
        }
        let Ok(bytes) = at("value").dyn_into::<Uint8Array>() else {
            continue;
        };
        if body.len() as u64 + u64::from(bytes.length()) > LARGEST {
            // Nobody waits for the rest.
            let _ = reader.cancel();
            return Err(Trouble::TooBig(LARGEST));
        }
        let start = body.len();
        body.resize(start + bytes.length() as usize, 0);
        bytes.copy_to(&mut body[start..]);
    }
}

/// Aborts a request that takes too long, its body included.
struct Limit {
    scope: WorkerGlobalScope,
    controller: AbortController,
    timer: i32,
    is_over: Rc<Cell<bool>>,
    /// Kept until the timer is cleared.
    _ring: Closure<dyn FnMut()>,
}

impl Limit {
    fn new(scope: &WorkerGlobalScope, timeout_s: u32) -> Result<Self, JsValue> {
        let controller = AbortController::new()?;
        let is_over = Rc::new(Cell::new(false));
        let ring = {
            let (controller, is_over) = (controller.clone(), Rc::clone(&is_over));
            Closure::<dyn FnMut()>::new(move || {
                is_over.set(true);
                controller.abort();
            })
        };
        let timer = scope.set_timeout_with_callback_and_timeout_and_arguments_0(
            ring.as_ref().unchecked_ref(),
            timeout_s.saturating_mul(1_000).min(i32::MAX as u32) as i32,
        )?;
        Ok(Self { scope: scope.clone(), controller, timer, is_over, _ring: ring })
    }

    fn is_over(&self) -> bool {
        self.is_over.get()
    }
}

impl Drop for Limit {
    fn drop(&mut self) {
        self.scope.clear_timeout_with_handle(self.timer);
    }
}
