package io.atalaya.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Arrays;

/** A console in Chromium over topics that a test writes. */
final class WrittenConsole implements AutoCloseable {
    private final Chromium chromium;
    private final ConsoleTopics topics;
    private final WalkedConsole console;

    private WrittenConsole(Chromium chromium, ConsoleTopics topics, WalkedConsole console) {
        this.chromium = chromium;
        this.topics = topics;
        this.console = console;
    }

    static WrittenConsole openOrSkip(Path folder) throws Exception {
        Chromium chromium = Chromium.openOrSkip();
        ConsoleTopics topics = ConsoleTopics.start("");
        return new WrittenConsole(chromium, topics, WalkedConsole.start(topics.place(), folder));
    }

    ConsoleTopics topics() {
        return topics;
    }

    String url(String path) {
        return console.url(path);
    }

    /** A browser of its own, in which nobody has logged in. */
    BrowserContext browser() {
        return chromium.context(ColorScheme.LIGHT);
    }

    Page logIn(BrowserContext browser, String user) {
        return console.logIn(browser, user);
    }

    Page logIn(String user) {
        return logIn(browser(), user);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : Arrays.asList(chromium, console, topics)) {
            one.close();
        }
    }
}
