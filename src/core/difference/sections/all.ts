import type { Section } from '../leaf.ts';
import { bonusSection, earnBackSection, terminationSection } from './bonuses.ts';
import { capSection } from './caps.ts';
import { chargesSection, lineSection } from './charges.ts';
import { clauseSection, governanceSection, internalSection } from './governance.ts';
import { contactSection, escalationSection, identitySection, partySection, ruleSection } from './identity.ts';
import { levelSection, membershipSection } from './levels.ts';
import { matrixSection, prioritySection } from './priorities.ts';
import { firstPrioritySection, remedySection } from './remedies.ts';
import { calendarSection, serviceSection } from './services.ts';
import { targetOrderSection, targetSection, variantSection } from './targets.ts';

/** Every part of an agreement, in the order of the file. */
export const SECTIONS: readonly Section[] = [
  identitySection,
  partySection,
  contactSection,
  escalationSection,
  calendarSection,
  serviceSection,
  prioritySection,
  firstPrioritySection,
  matrixSection,
  targetSection,
  targetOrderSection,
  ruleSection,
  levelSection,
  variantSection,
  membershipSection,
  chargesSection,
  lineSection,
  remedySection,
  capSection,
  bonusSection,
  earnBackSection,
  terminationSection,
  governanceSection,
  clauseSection,
  internalSection,
];

/** Parts whose ids others name, each after those it names. */
export const NAMED_SECTIONS: readonly Section[] = [
  calendarSection,
  contactSection,
  serviceSection,
  prioritySection,
  levelSection,
  lineSection,
  targetSection,
  remedySection,
  bonusSection,
];
