/**
 * What operators ask of the running pipeline: from the topic {@code commands} to the stage that
 * carries it out. {@link io.atalaya.operators.command.CommandSource} reads, {@link
 * io.atalaya.operators.command.CommandFunction} refuses what cannot be meant and passes on the
 * rest.
 */
@NullMarked
package io.atalaya.operators.command;

import org.jspecify.annotations.NullMarked;
