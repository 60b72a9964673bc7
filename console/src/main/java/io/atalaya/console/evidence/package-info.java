/** The pictures and clips of alerts, read from where the job has put them. */
@NullMarked
package io.atalaya.console.evidence;

import org.jspecify.annotations.NullMarked;
