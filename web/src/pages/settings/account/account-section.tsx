import { useMay, useSelf } from '../../../api/session.ts';
import { SettingsFrame } from '../parts/settings-frame.tsx';
import { FactorPart } from './factor-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { ProfilePart } from './profile-part.tsx';
import { SessionsPart } from './sessions-part.tsx';
import { WishesPart } from './wishes-part.tsx';

/** What somebody changes about their own account. */
export function AccountSection() {
  const self = useSelf();
  const isOurs = self.customer === null;
  return (
    <SettingsFrame section="account">
      <ProfilePart self={self} mayChangePeople={useMay()('people:write')} />
      {self.kind === 'person' && (
        <>
          {isOurs && <WishesPart person={self.id} />}
          <PasswordPart />
          <FactorPart isOn={self.secondFactor} />
          <SessionsPart />
        </>
      )}
    </SettingsFrame>
  );
}
