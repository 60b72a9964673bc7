/** What an engineer sets up: trying a camera, checking a rule, and what the configuration says. */
@NullMarked
package io.atalaya.console.setup;

import org.jspecify.annotations.NullMarked;
