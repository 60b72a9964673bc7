package io.atalaya.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Pictures of the pages for {@code docs/console.md}, taken by {@code ./mvnw verify -pl console -am
 * -Dit.test=BrowserWalkITCase -Datalaya.docs=write}.
 */
final class Pictures {
    private static final double SETTLE_MILLIS = 6_000;

    private Pictures() {}

    static boolean areWanted() {
        return "write".equals(System.getProperty("atalaya.docs"));
    }

    static void take(Page page, String name, ColorScheme scheme) {
        if (!areWanted()) {
            return;
        }
        // Plots and pictures fill up.
        page.waitForTimeout(SETTLE_MILLIS);
        String file = "console-%s-%s.jpg".formatted(name, scheme.name().toLowerCase(Locale.ROOT));
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(checkout().resolve("docs/images").resolve(file))
                        .setType(ScreenshotType.JPEG)
                        .setQuality(80));
    }

    private static Path checkout() {
        Path at = Path.of("").toAbsolutePath();
        while (Files.notExists(at.resolve("mvnw"))) {
            at = at.getParent();
        }
        return at;
    }
}
