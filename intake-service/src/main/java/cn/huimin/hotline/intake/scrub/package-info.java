/** Takes numbers, addresses and names out of free text before it leaves the vault's side. */
@NullMarked
package cn.huimin.hotline.intake.scrub;

import org.jspecify.annotations.NullMarked;
