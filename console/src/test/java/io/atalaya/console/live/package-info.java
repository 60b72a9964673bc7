@NullMarked
package io.atalaya.console.live;

import org.jspecify.annotations.NullMarked;
