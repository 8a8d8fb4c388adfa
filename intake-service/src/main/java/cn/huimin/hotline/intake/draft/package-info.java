/** Entries at the desk that are not handed in yet, sealed in the vault until they are. */
@NullMarked
package cn.huimin.hotline.intake.draft;

import org.jspecify.annotations.NullMarked;
