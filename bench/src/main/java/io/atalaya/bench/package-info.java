/**
 * The pipeline beside a bare loop, measured in one run: start reading at {@link
 * io.atalaya.bench.Bench}.
 */
@NullMarked
package io.atalaya.bench;

import org.jspecify.annotations.NullMarked;
