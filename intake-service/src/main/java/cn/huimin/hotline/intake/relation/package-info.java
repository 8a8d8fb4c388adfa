/** What intake knows of a case for the vault's sake: its unit, and whether the person is hidden. */
@NullMarked
package cn.huimin.hotline.intake.relation;

import org.jspecify.annotations.NullMarked;
