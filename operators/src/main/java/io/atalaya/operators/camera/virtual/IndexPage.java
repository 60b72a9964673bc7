package io.atalaya.operators.camera.virtual;

import java.util.List;
import java.util.stream.Collectors;

/** Shows all streams in a browser. */
final class IndexPage {
    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Virtual cameras</title>
            <style>
            body { font: 16px sans-serif; margin: 2em; background: #16191d; color: #e8e8e8 }
            figure { display: inline-block; margin: 0 1.5em 1.5em 0; vertical-align: top }
            img { display: block; width: 480px; max-width: 100%%; background: #000 }
            figcaption { margin-top: .5em } code { color: #9fd3ff }
            </style>
            <h1>Virtual cameras</h1>
            %s
            </html>
            """;
    private static final String FIGURE =
            """
            <figure><img src="/%s.mjpeg" alt="%s"><figcaption>%s<br><code>%s</code></figcaption></figure>
            """;

    private IndexPage() {}

    static String of(List<VirtualCameras.Stream> streams) {
        return PAGE.formatted(
                streams.stream()
                        .map(
                                stream ->
                                        FIGURE.formatted(
                                                stream.name(),
                                                stream.name(),
                                                stream.name(),
                                                stream.url()))
                        .collect(Collectors.joining()));
    }
}
