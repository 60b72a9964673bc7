/** Rules as code: cases that try a rule on thought-up inputs and say when it must be true. */
@NullMarked
package io.atalaya.pipeline.cases;

import org.jspecify.annotations.NullMarked;
