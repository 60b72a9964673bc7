/**
 * The command line. {@link io.atalaya.pipeline.cli.Atalaya} is its main class; each command is a
 * class of its own and gets what it works with in its constructor.
 */
@NullMarked
package io.atalaya.pipeline.cli;

import org.jspecify.annotations.NullMarked;
