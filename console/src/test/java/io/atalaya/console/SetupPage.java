package io.atalaya.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;

/** What engineers do on the setup page. */
final class SetupPage {
    private final Page page;

    SetupPage(Page page) {
        this.page = page;
    }

    Locator button(String label) {
        return page.locator("button", new Page.LocatorOptions().setHasText(label));
    }

    void tryCamera(Path video) {
        page.locator("input[name=url]").fill(video.toString());
        button("Try it").click();
    }

    /**
     * With the mouse.
     *
     * @param corners in ratios of the picture
     */
    void drawZone(double[][] corners) {
        button("New zone").click();
        Locator canvas = page.locator("canvas.editor");
        canvas.scrollIntoViewIfNeeded();
        for (double[] corner : corners) {
            BoundingBox box = canvas.boundingBox();
            canvas.click(
                    new Locator.ClickOptions()
                            .setPosition(box.width * corner[0], box.height * corner[1]));
        }
        button("Finish").click();
    }

    /** For a picture: a camera that was tried, and a zone on it. */
    void pose(Path video) {
        tryCamera(video);
        assertThat(page.locator(".trial canvas")).isVisible();
        drawZone(new double[][] {{0.3, 0.5}, {0.8, 0.5}, {0.8, 0.9}, {0.3, 0.9}});
    }
}
