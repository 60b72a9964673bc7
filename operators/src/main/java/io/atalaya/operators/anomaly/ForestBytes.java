package io.atalaya.operators.anomaly;

import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import com.amazon.randomcutforest.parkservices.state.ThresholdedRandomCutForestMapper;
import com.amazon.randomcutforest.parkservices.state.ThresholdedRandomCutForestState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A forest as bytes, by way of the library's own state, which stays readable across versions. */
final class ForestBytes {
    /** Beyond the state's own classes nothing is read. */
    private static final ObjectInputFilter ONLY_STATE =
            ObjectInputFilter.Config.createFilter(
                    "com.amazon.randomcutforest.**;java.lang.*;java.util.*;!*");

    private ForestBytes() {}

    static byte[] write(ThresholdedRandomCutForest forest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (ObjectOutputStream out =
                new ObjectOutputStream(new DeflaterOutputStream(bytes, fast))) {
            out.writeObject(new ThresholdedRandomCutForestMapper().toState(forest));
        } catch (IOException e) {
            throw new UncheckedIOException("a forest cannot be written", e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    static ThresholdedRandomCutForest read(byte[] bytes) {
        try (ObjectInputStream in =
                new ObjectInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            in.setObjectInputFilter(ONLY_STATE);
            return new ThresholdedRandomCutForestMapper()
                    .toModel((ThresholdedRandomCutForestState) in.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException("a forest in the state cannot be read", e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a forest in the state is of another library", e);
        }
    }
}
