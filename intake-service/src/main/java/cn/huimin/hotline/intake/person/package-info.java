/** What is kept of a person, handed out or erased on request, by person and by case. */
@NullMarked
package cn.huimin.hotline.intake.person;

import org.jspecify.annotations.NullMarked;
