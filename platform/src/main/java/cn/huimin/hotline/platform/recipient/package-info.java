/** Who is told of what, and who is on duty when: two policies as they are read and checked. */
@NullMarked
package cn.huimin.hotline.platform.recipient;

import org.jspecify.annotations.NullMarked;
