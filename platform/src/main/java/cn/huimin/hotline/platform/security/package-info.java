/** Who is signed in, as the token says. */
@NullMarked
package cn.huimin.hotline.platform.security;

import org.jspecify.annotations.NullMarked;
