/** Who may open which door: one table of endpoints and roles, and who is signed in. */
@NullMarked
package cn.huimin.hotline.intake.access;

import org.jspecify.annotations.NullMarked;
