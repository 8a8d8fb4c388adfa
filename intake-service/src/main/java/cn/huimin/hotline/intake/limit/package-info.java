/** How much one key or one address may ask for at once, how large it may be. */
@NullMarked
package cn.huimin.hotline.intake.limit;

import org.jspecify.annotations.NullMarked;
