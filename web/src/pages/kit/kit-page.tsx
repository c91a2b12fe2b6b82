import { Page } from '../../kit/layout/page.tsx';
import { ControlsSection } from './controls-section.tsx';
import { DataSection } from './data-section.tsx';
import { FeedbackSection } from './feedback-section.tsx';
import { FieldsSection } from './fields-section.tsx';
import { FiguresSection } from './figures-section.tsx';
import { LayoutSection } from './layout-section.tsx';

const SECTIONS = [ControlsSection, FieldsSection, FeedbackSection, DataSection, LayoutSection, FiguresSection] as const;

/** All that pages are made of, in all its states. */
export function KitPage() {
  return (
    <Page title="Kit" lead="Leeway" size="full">
      {SECTIONS.map((Part) => (
        <Part key={Part.name} />
      ))}
    </Page>
  );
}
