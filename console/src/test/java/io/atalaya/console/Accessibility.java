package io.atalaya.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Holds a page against what can be checked of WCAG 2.1, levels A and AA. */
final class Accessibility {
    private static final String RUN =
            """
            async () => {
              const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
              const {violations} = await axe.run(document, {runOnly: {type: "tag", values: tags}});
              return violations.flatMap((rule) => rule.nodes.map((node) =>
                `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
            }
            """;

    private Accessibility() {}

    /** What is wrong, and where. */
    static List<String> violations(Page page) throws IOException {
        try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            page.evaluate(new String(script.readAllBytes(), UTF_8));
        }
        return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
    }
}
