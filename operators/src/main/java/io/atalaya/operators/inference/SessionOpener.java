package io.atalaya.operators.inference;

/** Opens a model with a number of threads for each run. */
interface SessionOpener {
    ModelSession open(int threadsPerRun);
}
