import { openMemoryStore } from '../../src/store/memory/index.ts';
import { describeAccess } from './conformance/access.ts';
import { describeAlerting } from './conformance/alerting/describe-alerting.ts';
import { describeAudit } from './conformance/audit.ts';
import { describeCustomers } from './conformance/customers.ts';
import { describeDesk } from './conformance/desk.ts';
import { describeLive } from './conformance/live.ts';
import { describeRegister } from './conformance/register.ts';
import { describeRetention } from './conformance/retention.ts';

const open = async () => openMemoryStore();
describeLive('memory', open);
describeRegister('memory', open);
describeAccess('memory', open);
describeAudit('memory', open);
describeRetention('memory', open);
describeAlerting('memory', open);
describeCustomers('memory', open);
describeDesk('memory', open);
