package io.atalaya.console;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Remembers of a page with the newest alerts when each of them was there to be seen. */
final class AlertsInSight {
    /** What is in the document when a frame begins is in the picture when it ends. */
    private static final String REMEMBER =
            """
            () => {
              window.inSight = {};
              const look = () => {
                for (const row of document.querySelectorAll(".row:not([hidden])")) {
                  window.inSight[row.dataset.key] ??= Date.now();
                }
              };
              new MutationObserver(() => requestAnimationFrame(look))
                .observe(document.querySelector(".list"), {subtree: true, childList: true, attributes: true});
              look();
            }
            """;

    private final Page page;

    private AlertsInSight(Page page) {
        this.page = page;
    }

    /** From now on. */
    static AlertsInSight on(Page page) {
        page.waitForSelector(".list");
        page.evaluate(REMEMBER);
        return new AlertsInSight(page);
    }

    /** How long after its event each alert was seen, so far; the quickest first. */
    Map<Duration, String> delays(WalkedPipeline pipeline) throws Exception {
        Map<Duration, String> delays = new TreeMap<>();
        Map<?, ?> seen = (Map<?, ?>) page.evaluate("() => window.inSight");
        for (Map.Entry<?, ?> one : seen.entrySet()) {
            String id = String.valueOf(one.getKey());
            Instant at = Instant.ofEpochMilli(((Number) one.getValue()).longValue());
            Optional<Instant> cameAt = pipeline.cameAt(id);
            cameAt.ifPresent(event -> delays.put(Duration.between(event, at), id));
        }
        return delays;
    }
}
