package io.atalaya.operators.evidence;

import io.atalaya.operators.model.Frame;
import io.atalaya.operators.picture.PackedPicture;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** From a frame of the recording to a JPEG with all that an alert is about. */
final class SnapshotPicture {
    /** At this one has to look for a difference. */
    private static final float QUALITY = 0.85f;

    private SnapshotPicture() {}

    /**
     * Draws and encodes.
     *
     * @param picture in the order blue, green, red
     * @param frame what was found in it, null where nobody knows
     */
    static byte[] jpeg(
            PackedPicture picture, RecordedCamera camera, @Nullable Frame frame, String caption)
            throws IOException {
        BufferedImage image = image(picture);
        SnapshotOverlay.draw(image, camera, frame, caption);
        return encode(image);
    }

    private static BufferedImage image(PackedPicture picture) {
        BufferedImage image =
                new BufferedImage(
                        picture.widthPx(), picture.heightPx(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(picture.pixels(), 0, pixels, 0, pixels.length);
        return image;
    }

    // ImageIO's own shorthand goes by way of a temporary file.
    private static byte[] encode(BufferedImage image) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(jpeg)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return jpeg.toByteArray();
    }
}
