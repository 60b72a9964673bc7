package io.atalaya.operators.testing;

import org.bytedeco.javacpp.Pointer;

/** How much memory this process really has, native code's included. */
public final class ProcessMemory {
    private ProcessMemory() {}

    /** In bytes, without what the Java heap would give back by itself. */
    public static long residentBytes() {
        System.gc();
        return Pointer.physicalBytes();
    }
}
