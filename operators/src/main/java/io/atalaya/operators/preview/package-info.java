/**
 * Small pictures for people who look at a camera: made in the operator chain from what was scaled
 * for the model, at a low rate, and by default only while somebody looks. {@link
 * io.atalaya.operators.preview.PreviewTapFactory} is the way in, {@link
 * io.atalaya.operators.preview.PreviewOutputs} the way out.
 */
@NullMarked
package io.atalaya.operators.preview;

import org.jspecify.annotations.NullMarked;
