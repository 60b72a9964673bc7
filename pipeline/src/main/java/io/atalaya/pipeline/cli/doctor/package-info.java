/** What {@code atalaya doctor} looks at: one class for each part of the machine. */
@NullMarked
package io.atalaya.pipeline.cli.doctor;

import org.jspecify.annotations.NullMarked;
