package io.atalaya.operators.decode;

import java.util.Optional;

/** One way of putting detections into tensors, told from others by names and shapes. */
interface OutputContract {
    ModelFamily family();

    /** The shapes it stands for, for people. */
    String describe();

    /** The decoder's particulars if the model keeps this contract. */
    Optional<RecognisedOutput> match(ModelSignature signature, int widthPx, int heightPx);
}
