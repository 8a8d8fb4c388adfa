/** What went wrong, in the form of RFC 9457 and in words a person can act on. */
@NullMarked
package cn.huimin.hotline.console.problem;

import org.jspecify.annotations.NullMarked;
