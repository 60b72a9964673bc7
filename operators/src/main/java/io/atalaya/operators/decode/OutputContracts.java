package io.atalaya.operators.decode;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All contracts known, asked in an order in which a more special one comes first. */
public final class OutputContracts {
    private static final List<OutputContract> ALL =
            List.of(
                    new DetrBoxes(),
                    new DetrLogits(),
                    new DistributionHeads(ModelFamily.NANODET),
                    new DistributionHeads(ModelFamily.PICODET),
                    new FastestDetMap(),
                    new YoloxGrid(),
                    new UltralyticsObjectness(),
                    new UltralyticsClasses(),
                    new UltralyticsSuppressed());

    private OutputContracts() {}

    /**
     * Finds the contract that a model keeps.
     *
     * @param family {@link ModelFamily#AUTO} to look among all
     * @param signature with the outputs' shapes for one picture of the given size
     */
    public static Optional<RecognisedOutput> recognise(
            ModelSignature signature, ModelFamily family, int widthPx, int heightPx) {
        return ALL.stream()
                .filter(contract -> isOf(contract, family))
                .flatMap(contract -> contract.match(signature, widthPx, heightPx).stream())
                .findFirst();
    }

    /** What is looked for, one contract after the other, for messages. */
    public static String describe(ModelFamily family) {
        return ALL.stream()
                .filter(contract -> isOf(contract, family))
                .map(contract -> contract.family() + " " + contract.describe())
                .collect(Collectors.joining("; "));
    }

    private static boolean isOf(OutputContract contract, ModelFamily family) {
        return family == ModelFamily.AUTO || family == contract.family();
    }
}
