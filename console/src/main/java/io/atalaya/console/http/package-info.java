/**
 * The console's web server: routes, answers, security headers, files of the class path and the
 * stream of events. It knows nothing of alerts or cameras.
 */
@NullMarked
package io.atalaya.console.http;

import org.jspecify.annotations.NullMarked;
